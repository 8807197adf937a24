import { answerWeb } from "../web";

/** The door for `next dev`; in production the entry answers before a page is asked. */
export const dynamic = "force-dynamic";
export {
  answerWeb as DELETE,
  answerWeb as GET,
  answerWeb as HEAD,
  answerWeb as OPTIONS,
  answerWeb as PATCH,
  answerWeb as POST,
  answerWeb as PUT,
};
