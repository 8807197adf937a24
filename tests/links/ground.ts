import { demoKey } from "@/lib/demo";
import { type TestApi, testApi } from "../support/api";
import { type Application, startApplication } from "../support/application";

/** What links are made on: an installation with its API, the key of the demo application, and an application with a key. */
export type Ground = {
  t: TestApi;
  key: string;
  application: Application;
  /** What a link asks for: the key of `application`. */
  bearer(): { connector: string; scheme: string; values: Record<string, string>; locked: string[] };
  stop(): Promise<void>;
};

export async function startGround(): Promise<Ground> {
  const t = await testApi();
  const key = await demoKey(t.home.store, t.home.vault);
  const application = await startApplication("the-right-key");
  return {
    t,
    key,
    application,
    bearer: () => ({
      connector: "http",
      scheme: "bearer",
      values: { baseUrl: application.url, checkPath: "/me" },
      locked: ["baseUrl", "checkPath"],
    }),
    stop: async () => {
      await application.stop();
      await t.stop();
    },
  };
}

/** As if nobody had tried anything before. */
export async function unlimited({ home: { store } }: TestApi): Promise<void> {
  await store.write(async (tx) => void (await tx.delete(store.t.limits)));
}
