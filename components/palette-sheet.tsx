"use client";
import { KeyDialog } from "./key-sheet";

/** The list of keys on pages that have no button for it. */
export default function PaletteSheet({ onClose }: { onClose: () => void }) {
  return <KeyDialog open onOpenChange={(open) => !open && onClose()} settings="/settings/appearance" />;
}
