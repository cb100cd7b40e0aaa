"use client";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { deleteProvider, saveProvider } from "./manage-actions";
import { DeleteButton, FormDialog, type FormInput } from "./manage-form";
import type { listProviders } from "./manage-queries";
import { Row } from "./services";

/** Who or what takes bookings, for admins. */
export function Providers({ providers, accounts }: Awaited<ReturnType<typeof listProviders>>) {
  const inputs: FormInput[] = [
    { name: "name", label: "Name" },
    {
      name: "profileId",
      label: "Account",
      kind: "choice",
      help: "Sees this calendar as the own one.",
      options: [{ value: "", label: "None" }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))],
    },
    { name: "active", label: "Can be booked", kind: "tick" },
  ];
  return (
    <>
      <PageHeader title="Guides">
        <FormDialog
          title="New guide"
          trigger={<Button>New guide</Button>}
          inputs={inputs}
          values={{ name: "", active: "on", profileId: "" }}
          submit="Create guide"
          saved="Guide created"
          action={(typed) => saveProvider(null, typed)}
        />
      </PageHeader>
      {providers.length === 0 ? <Empty icon="users" title="Nobody yet" /> : null}
      <ul className="grid gap-3">
        {providers.map((provider) => {
          const account = accounts.find(({ id }) => id === provider.profileId);
          return (
            <li key={provider.id}>
              <Row name={provider.name} text={account ? `Account: ${account.name}` : ""} badges={[provider.active ? "" : "Not bookable"]}>
                <FormDialog
                  title={provider.name}
                  trigger={<Button variant="outline" size="sm" aria-label={`Edit ${provider.name}`}>Edit</Button>}
                  inputs={inputs}
                  values={{ name: provider.name, active: provider.active ? "on" : "", profileId: provider.profileId ?? "" }}
                  submit="Save changes"
                  saved="Guide saved"
                  action={(typed) => saveProvider(provider.id, typed)}
                />
                <DeleteButton label="guide" name={provider.name} action={() => deleteProvider(provider.id)} />
              </Row>
            </li>
          );
        })}
      </ul>
    </>
  );
}
