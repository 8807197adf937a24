import { answerWeb } from "../v1/web";

export const dynamic = "force-dynamic";
export { answerWeb as GET };
