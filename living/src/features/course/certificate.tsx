// @file if app.course.certificate
"use client";
import { useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { getCertificate } from "./actions";

export function GetCertificate() {
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  return (
    <div className="grid justify-items-start gap-3">
      <p>When everything is passed you get a certificate with your name and a code that anybody can check.</p>
      <Button disabled={pending} onClick={() => start(async () => {
        const made = await getCertificate();
        if (!made.ok) setError(made.error);
      })}><Icon name="star" />Get my certificate</Button>
      {error ? <p role="alert" className="text-sm text-destructive">{error}</p> : null}
    </div>
  );
}

export function PrintButton() {
  return <Button variant="outline" className="print:hidden" onClick={() => window.print()}><Icon name="file" />Print</Button>;
}
