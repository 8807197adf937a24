"use client";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** Submits the form it stands in and shows that the form is on its way. Works as a plain submit without JavaScript. */
export function SubmitButton(props: Extract<ButtonProps, { href?: undefined }>) {
  const { pending } = useFormStatus();
  return <Button variant="primary" {...props} type="submit" pending={props.pending ?? pending} />;
}
