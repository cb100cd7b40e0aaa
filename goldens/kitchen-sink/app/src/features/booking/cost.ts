import {
  totalPrice,
} from "@/kit/booking";
import type { Draft } from "./draft";
import type { Offer } from "./queries";

type OfferedService = Offer["services"][number];

/** What was chosen besides the service and can go with it. */
export function addedTo(offer: Offer, service: OfferedService, draft: Draft): Offer["extras"] {
  return service.takesExtras ? offer.extras.filter((extra) => draft.extraIds.includes(extra.id)) : [];
}

/** How long it takes; 0 while that is not clear. */
export function minutesOf(offer: Offer, service: OfferedService, draft: Draft): number {
  const added = addedTo(offer, service, draft).reduce((sum, extra) => sum + extra.minutes, 0);
  return service.minutes === null ? 0 : service.minutes + added;
}

/** What it costs, minor units; null while that is not clear. */
export function priceOf(offer: Offer, service: OfferedService, draft: Draft): number | null {
  const added = addedTo(offer, service, draft);
  return totalPrice(service.price, added);
}
