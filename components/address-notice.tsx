import { Banner } from "./ui/banner";
import { Link } from "./ui/link";

export type AddressNoticeProps = {
  /** The address that `KEYRACK_URL` names. */
  configured: string;
  /** The one in the browser's address bar. */
  came: string;
  /** The page to open there. */
  path: string;
};

/** Says before anything is typed that forms are refused here: a request from another address than ours is not trusted. */
export function AddressNotice({ configured, came, path }: AddressNoticeProps) {
  return (
    <Banner tone="warn" title="Open Keyrack at its own address" className="mb-5">
      <p className="break-words">
        It is set up as{" "}
        <Link href={`${configured}${path}`} target="_self" className="font-medium text-ink underline">
          {configured}
        </Link>
        , but your browser came by {came}, where forms are refused. If this address is the right one, set{" "}
        <code className="font-mono text-sm">KEYRACK_URL</code> to it and restart.
      </p>
    </Banner>
  );
}
