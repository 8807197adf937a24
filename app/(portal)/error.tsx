"use client";
import { Failed, type PageErrorProps } from "../error";

/** Inside the shell, so that the navigation stays. */
export default function PortalError(props: PageErrorProps) {
  return <Failed {...props} />;
}
