// @file if app.booking
"use client";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { deleteProvider, saveProvider } from "./manage-actions";
import { DeleteButton, FormDialog, type FormInput } from "./manage-form";
import type { listProviders } from "./manage-queries";
import { Row } from "./services";

/** Who or what takes bookings, for admins. */
export function Providers({ providers/* @if app.booking.staff_role */, accounts/* @end */ }: Awaited<ReturnType<typeof listProviders>>) {
  const inputs: FormInput[] = [
    { name: "name", label: "Name" },
    // @if app.booking.staff_role
    {
      name: "profileId",
      label: "Account",
      kind: "choice",
      help: "Sees this calendar as the own one.",
      options: [{ value: "", label: "None" }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))],
    },
    // @end
    { name: "active", label: "Can be booked", kind: "tick" },
  ];
  return (
    <>
      <PageHeader title="Sample providers">
        <FormDialog
          title="New sample provider"
          trigger={<Button>New sample provider</Button>}
          inputs={inputs}
          values={{ name: "", active: "on"/* @if app.booking.staff_role */, profileId: ""/* @end */ }}
          submit="Create sample provider"
          saved="Sample provider created"
          action={(typed) => saveProvider(null, typed)}
        />
      </PageHeader>
      {providers.length === 0 ? <Empty icon="users" title="Nobody yet" /> : null}
      <ul className="grid gap-3">
        {providers.map((provider) => {
          // @if app.booking.staff_role
          const account = accounts.find(({ id }) => id === provider.profileId);
          // @end
          return (
            <li key={provider.id}>
              <Row name={provider.name} text={/* @if app.booking.staff_role */account ? `Account: ${account.name}` : /* @end */""} badges={[provider.active ? "" : "Not bookable"]}>
                <FormDialog
                  title={provider.name}
                  trigger={<Button variant="outline" size="sm" aria-label={`Edit ${provider.name}`}>Edit</Button>}
                  inputs={inputs}
                  values={{ name: provider.name, active: provider.active ? "on" : ""/* @if app.booking.staff_role */, profileId: provider.profileId ?? ""/* @end */ }}
                  submit="Save changes"
                  saved="Sample provider saved"
                  action={(typed) => saveProvider(provider.id, typed)}
                />
                <DeleteButton label="sample provider" name={provider.name} action={() => deleteProvider(provider.id)} />
              </Row>
            </li>
          );
        })}
      </ul>
    </>
  );
}
