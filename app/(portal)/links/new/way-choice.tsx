import { WalkthroughWays } from "@/components/walkthrough-ways";

type Way = { id: string; title: string; when?: string | undefined };

/** One way in, so that fields can be filled in for them, or their own choice. */
export function WayChoice({ schemes, href }: { schemes: readonly Way[]; href: (scheme: string) => string }) {
  const ways = schemes.map(({ id, title, when }) => ({ id, title, recommended: false, ...(when ? { when } : {}) }));
  const theirs = {
    id: "",
    title: "Let them choose",
    when: "They see every way that is listed here.",
    recommended: false,
  };
  return (
    <div className="max-w-160">
      <WalkthroughWays schemes={[...ways, theirs]} href={href} />
    </div>
  );
}
