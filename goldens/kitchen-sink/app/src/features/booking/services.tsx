"use client";
import { currencySign, duration, money, moneyInput } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import {
  deleteExtra,
  saveExtra,
  deleteService,
  saveService,
} from "./manage-actions";
import { DeleteButton, FormDialog, type FormInput } from "./manage-form";
import type { listServices } from "./manage-queries";
import type { Service } from "./schema";
import { lengthText } from "./text";

const serviceInputs: FormInput[] = [
  { name: "name", label: "Name" },
  { name: "description", label: "Description", kind: "long", optional: true },
  { name: "minutes", label: "Minutes", kind: "number" },
  { name: "price", label: `Price, ${currencySign}`, kind: "money" },
  { name: "bufferMinutes", label: "Minutes blocked after it", kind: "number", optional: true, help: "Leave empty for the usual ones." },
  { name: "takesExtras", label: "Extras can be added", kind: "tick" },
  { name: "firstVisit", label: "Must be the first booking of somebody new", kind: "tick" },
  { name: "active", label: "Offered", kind: "tick" },
];

const tick = (on: boolean) => (on ? "on" : "");

function typedOf(service: Service) {
  return {
    name: service.name,
    description: service.description,
    minutes: service.minutes === null ? "" : String(service.minutes),
    price: moneyInput(service.price),
    bufferMinutes: service.bufferMinutes === null ? "" : String(service.bufferMinutes),
    takesExtras: tick(service.takesExtras),
    firstVisit: tick(service.firstVisit),
    active: tick(service.active),
  };
}

const extraInputs: FormInput[] = [
  { name: "name", label: "Name" },
  { name: "price", label: `Price, ${currencySign}`, kind: "money" },
  { name: "minutes", label: "Minutes it adds", kind: "number" },
  { name: "active", label: "Offered", kind: "tick" },
];

/** What can be booked, for admins. */
export function Services({ services, extras }: Awaited<ReturnType<typeof listServices>>) {
  return (
    <>
      <PageHeader title="Tours">
        <FormDialog
          title="New tour"
          trigger={<Button>New tour</Button>}
          inputs={serviceInputs}
          values={{ active: "on", takesExtras: "on" }}
          submit="Create tour"
          saved="Tour created"
          action={(typed) => saveService(null, { description: "", minutes: "", price: "", bufferMinutes: "", name: "", ...typed })}
        />
      </PageHeader>
      {services.length === 0 ? <Empty icon="list" title="Nothing offered yet" /> : null}
      <ul className="grid gap-3">
        {services.map((service) => (
          <li key={service.id}>
            <Row
              name={service.name}
              text={service.minutes === null ? "Booked by the hour" : `${lengthText(service.minutes)}, ${money(service.price)}`}
              badges={[service.active ? "" : "Not offered", service.firstVisit ? "First booking" : ""]}
            >
              <FormDialog
                title={service.name}
                trigger={<Button variant="outline" size="sm" aria-label={`Edit ${service.name}`}>Edit</Button>}
                inputs={serviceInputs}
                values={typedOf(service)}
                submit="Save changes"
                saved="Tour saved"
                action={(typed) => saveService(service.id, typed)}
              />
              <DeleteButton label="tour" name={service.name} action={() => deleteService(service.id)} />
            </Row>
          </li>
        ))}
      </ul>
      <section aria-label="Extras" className="mt-10">
        <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-lg font-semibold">Extras</h2>
          <FormDialog
            title="New extra"
            trigger={<Button variant="outline">New extra</Button>}
            inputs={extraInputs}
            values={{ minutes: "0", active: "on" }}
            submit="Create extra"
            saved="Extra created"
            action={(typed) => saveExtra(null, { name: "", price: "", ...typed })}
          />
        </header>
        <ul className="grid gap-3">
          {extras.map((extra) => (
            <li key={extra.id}>
              <Row
                name={extra.name}
                text={`+${money(extra.price)}${extra.minutes > 0 ? `, +${duration(extra.minutes)}` : ""}`}
                badges={[extra.active ? "" : "Not offered"]}
              >
                <FormDialog
                  title={extra.name}
                  trigger={<Button variant="outline" size="sm" aria-label={`Edit ${extra.name}`}>Edit</Button>}
                  inputs={extraInputs}
                  values={{ name: extra.name, price: moneyInput(extra.price), minutes: String(extra.minutes), active: tick(extra.active) }}
                  submit="Save changes"
                  saved="Extra saved"
                  action={(typed) => saveExtra(extra.id, typed)}
                />
                <DeleteButton label="extra" name={extra.name} action={() => deleteExtra(extra.id)} />
              </Row>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** One line of a list that is edited in place. */
export function Row({ name, text, badges, children }: { name: string; text: string; badges: readonly string[]; children: React.ReactNode }) {
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">{name}</p>
        {text ? <p className="text-sm text-muted-foreground">{text}</p> : null}
      </div>
      {badges.map((badge) => (badge ? <Badge key={badge}>{badge}</Badge> : null))}
      <div className="flex gap-1">{children}</div>
    </Card>
  );
}
