// @file if app.shop
import { longDate, number } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { QuickDialog } from "@/kit/quick/quick-form";
import type { QuickInput } from "@/kit/quick/types";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { deleteCoupon, saveCoupon } from "./manage-actions";
import type { ShopCoupon } from "./schema";

const inputs: QuickInput[] = [
  { name: "code", label: "Code", help: "Letters and digits, such as WINTER10" },
  { name: "percent", label: "Percent", kind: "number" },
  { name: "validUntil", label: "Valid until", kind: "date", optional: true },
  { name: "maxUses", label: "Uses in total", kind: "number", optional: true, help: "Leave empty for no limit" },
];

/** Discount codes: percent off the goods, never off the shipping. */
export function Coupons({ coupons }: { coupons: readonly ShopCoupon[] }) {
  return (
    <>
      <PageHeader title="Discount codes" lead="A code takes a share off the goods, not off the shipping.">
        <QuickDialog title="New discount code" trigger={<Button>New discount code</Button>} inputs={inputs} submit="Create discount code" saved="Discount code created" action={saveCoupon.bind(null, null)} />
      </PageHeader>
      {coupons.length === 0 ? <Empty icon="percent" title="No discount codes yet">Make one and tell your customers.</Empty> : (
        <Table label="Discount codes" head={["Code", "Percent", "Valid until", "Used", "Actions"]}>
          {coupons.map((coupon) => (
            <Row key={coupon.id}>
              <HeadCell>{coupon.code}</HeadCell>
              <Cell className="tabular-nums">{number(coupon.percent)} %</Cell>
              <Cell>{coupon.validUntil ? longDate(coupon.validUntil) : "No end"}</Cell>
              <Cell className="tabular-nums">{coupon.uses} of {coupon.maxUses ?? "any number"}</Cell>
              <Cell>
                <div className="flex gap-1">
                  <QuickDialog
                    title={coupon.code}
                    trigger={<Button variant="outline" size="sm" aria-label={`Edit ${coupon.code}`}>Edit</Button>}
                    inputs={inputs}
                    values={{ code: coupon.code, percent: String(coupon.percent), validUntil: coupon.validUntil ?? "", maxUses: coupon.maxUses === null ? "" : String(coupon.maxUses) }}
                    submit="Save changes"
                    saved="Discount code saved"
                    action={saveCoupon.bind(null, coupon.id)}
                  />
                  <ConfirmDialog title={`Delete ${coupon.code}?`} description="Orders that used it keep their discount." confirm="Delete discount code" trigger={<Button variant="ghost" size="sm" aria-label={`Delete ${coupon.code}`}>Delete</Button>} action={deleteCoupon.bind(null, coupon.id)} />
                </div>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}
