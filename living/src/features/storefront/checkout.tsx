// @file if app.shop
"use client";
import { CheckboxField } from "@/kit/form/checkbox-field";
import { Form } from "@/kit/form/form";
import { EmailField, LongTextField, PhoneField, TextField } from "@/kit/form/text-fields";
import { Card } from "@/kit/ui/card";
import { placeOrder } from "./actions";

/** Who orders and where it goes. What was typed stays when something is missing. */
export function CheckoutForm({ account, pickedUp, consents, payment }: {
  account: { name: string; email: string } | null;
  pickedUp: boolean;
  consents: readonly string[];
  payment: "simulated" | "test" | "real";
}) {
  return (
    <Form action={placeOrder} submit={payment === "simulated" ? "Place order" : "Order and pay"} cancel="/cart">
      {(error) => (
        <>
          <Card className="grid gap-5 p-5 sm:grid-cols-2">
            <TextField name="name" label="Name" required value={account?.name} autoComplete="name" error={error("name")} />
            <EmailField name="email" label="Email" required value={account?.email} autoComplete="email" error={error("email")} />
            <LongTextField name="address" label="Address" required={!pickedUp} help={pickedUp ? "Not needed for pick-up" : "Street, postal code, town and country"} error={error("address")} />
            <PhoneField name="phone" label="Phone" autoComplete="tel" error={error("phone")} />
            <TextField name="note" label="Note" error={error("note")} />
          </Card>
          {consents.length > 0 ? (
            <Card className="grid gap-3 p-5">
              {consents.map((text, i) => <CheckboxField key={text} name={`consent${i}`} label={text} error={error(`consent${i}`)} />)}
            </Card>
          ) : null}
          <Card className="p-5 text-sm">
            <h2 className="font-semibold">Payment</h2>
            <p className="mt-1 text-muted-foreground">
              {payment === "simulated" ? "Simulated payment: no provider is connected yet, so no money is taken. Your order is placed all the same."
                : payment === "test" ? "You pay at Stripe in test mode: no money moves."
                  : "You pay at Stripe on the next page."}
            </p>
          </Card>
        </>
      )}
    </Form>
  );
}
