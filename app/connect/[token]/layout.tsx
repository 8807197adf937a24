import type { Metadata } from "next";
import type { ReactNode } from "react";
import "./brand.css";

/**
 * For people without an account. No search engine lists it; the answer is kept nowhere, and what it leads to learns
 * nothing of its address (`referrer-policy: same-origin`: with `no-referrer` a browser would hide from us, too, which page
 * a form was sent from, and we refuse such forms).
 */
export const metadata: Metadata = {
  title: "Connect",
  robots: { index: false, follow: false, noarchive: true, nosnippet: true },
};

export default function ConnectLayout({ children }: { children: ReactNode }) {
  return children;
}
