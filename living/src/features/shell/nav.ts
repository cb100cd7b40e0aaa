// @file if not app.accountless
import {/* @if app.people or app.booking or app.report or app.course */ isAdmin,/* @end */ mayEver, type Viewer } from "@/kit/access";
// @if app.agent
import { worksQueue } from "@/features/agent/settings";
// @end
// @if app.booking
import { isStaff } from "@/features/booking/roles";
// @end
// @if app.log
import { readsLog } from "@/features/log/roles";
// @end
// @if app.deputies
import { namesDeputies } from "@/features/deputies/roles";
// @end
// @if app.shop
import { isShopStaff, shop } from "@/features/storefront/settings";
// @end
// @if app.course.trainer
import { course } from "@/features/course/rules";
// @end
// @if app.tools
import { tools } from "@/features/tools/tools";
// @end
// @if app.stock
import { isOutlet, isStockStaff, mayStock, stock } from "@/features/stockroom/settings";
// @end
import { iconOf, type IconName } from "@/kit/ui/icons";
// @if app.profile
import { hasProfile } from "@/features/profiles/who";
// @end
// @if app.deal
import { mayAsk, mayPost, postsTitle, requestsTitle } from "@/features/deals/who";
import { deals } from "@/features/deals/config";
// @end
// @if app.support
import { supportLevelAccess } from "@/features/support-level/access";
// @end
// @each entity if entity.nav
import { sampleItemAccess } from "@/features/sample-item/access";
// @end

export type NavItem = { href: string; label: string; icon: IconName; count?: number };

/** The places of the app that the viewer may go to, in order. The first is where signing in leads. */
export function navItems(viewer: Viewer): NavItem[] {
  const items: (NavItem & { shown: boolean })[] = [
    // @if app.feed
    { href: "/feed", label: "Feed", icon: "rss", shown: Boolean(viewer) },
    // @end
    // @if app.writer
    { href: "/write", label: "Write", icon: "pencil", shown: Boolean(viewer) },
    // @end
    // @if app.writer_history
    { href: "/write/history", label: "History", icon: "history", shown: Boolean(viewer) },
    // @end
    // @if app.agent
    { href: "/queue", label: "Queue", icon: "inbox", shown: worksQueue(viewer) },
    { href: "/contact", label: "Send a message", icon: "send", shown: !worksQueue(viewer) },
    // @end
    // @if app.dashboard
    { href: "/dashboard", label: "Dashboard", icon: "dashboard", shown: Boolean(viewer) },
    // @end
    // @each entity if entity.alert_list
    // @each alert if alert.list
    { href: "/sample-items/lists/sample-alert" /* @= alert.href */, label: "Sample alert" /* @= alert.label */, icon: "alert", shown: mayEver(sampleItemAccess.read, viewer) },
    // @end
    // @end
    // @each entity if entity.nav
    { href: "/sample-items", label: "Sample items", icon: iconOf("list" /* @= entity.icon */), shown: mayEver(sampleItemAccess.read, viewer) },
    // @end
    // @if app.deal
    { href: "/market/posts", label: postsTitle(deals.filter((deal) => mayPost(deal, viewer))), icon: "store", shown: deals.some((deal) => mayPost(deal, viewer)) && !isAdmin(viewer) },
    { href: "/market/requests", label: requestsTitle(deals.filter((deal) => mayAsk(deal, viewer))), icon: "send", shown: deals.some((deal) => mayAsk(deal, viewer)) },
    // @end
    // @if app.profile
    { href: "/market/profile", label: "My profile", icon: "user", shown: hasProfile(viewer) },
    // @end
    // @if app.deal.saved_search
    { href: "/market/searches", label: "Saved searches", icon: "bookmark", shown: Boolean(viewer) && !isAdmin(viewer) },
    // @end
    // @if app.deal.commission
    { href: "/market/sales", label: isAdmin(viewer) ? "Commission" : "My sales", icon: "percent", shown: isAdmin(viewer) || deals.some((deal) => deal.commission && mayPost(deal, viewer)) },
    // @end
    // @if app.deal
    { href: "/market/accounts", label: "Accounts", icon: "shield", shown: isAdmin(viewer) },
    // @end
    // @each entity if entity.public_page
    { href: "/sample-items/public", label: "Public page", icon: "globe", shown: true },
    // @end
    // @if app.booking
    { href: "/book", label: "Book", icon: "calendar", shown: true },
    { href: "/bookings", label: "Sample appointments", icon: "clipboard", shown: Boolean(viewer) },
    { href: "/schedule", label: "Schedule", icon: "clock", shown: isStaff(viewer) },
    { href: "/services", label: "Sample services", icon: "list", shown: isAdmin(viewer) },
    { href: "/providers", label: "Sample providers", icon: "users", shown: isAdmin(viewer) },
    { href: "/hours", label: "Opening hours", icon: "settings", shown: isAdmin(viewer) },
    // @end
    // @if app.shop
    { href: "/shop", label: "Shop", icon: "store", shown: true },
    { href: "/cart", label: "Cart", icon: "tag", shown: true },
    { href: "/shop/wish-list", label: "Wish list", icon: "heart", shown: shop.wish_list && Boolean(viewer) },
    { href: "/shop/orders", label: "Orders", icon: "receipt", shown: Boolean(viewer) },
    { href: "/shop/samples", label: shop.samples?.label_plural ?? "", icon: "gift", shown: Boolean(shop.samples && viewer) },
    { href: "/shop/products", label: shop.product.label_plural, icon: "box", shown: isShopStaff(viewer) },
    { href: "/shop/low-stock", label: "Low stock", icon: "alert", shown: isShopStaff(viewer) },
    { href: "/shop/cutting", label: shop.cut_list ?? "", icon: "clipboard", shown: Boolean(shop.cut_list) && isShopStaff(viewer) },
    { href: "/shop/coupons", label: "Discount codes", icon: "percent", shown: shop.coupons && isShopStaff(viewer) },
    // @end
    // @if app.guard.purchase
    { href: "/library", label: "Library", icon: "book", shown: Boolean(viewer) },
    // @end
    // @if app.support
    { href: "/supporters", label: "Supporters", icon: "heart", shown: mayEver(supportLevelAccess.create, viewer) },
    // @end
    // @if app.bookmarks
    { href: "/saved", label: "Saved", icon: "bookmark", shown: Boolean(viewer) },
    // @end
    // @if app.connect
    { href: "/connections", label: "Connections", icon: "users", shown: Boolean(viewer) },
    // @end
    // @if app.messages
    { href: "/messages", label: "Messages", icon: "message", shown: Boolean(viewer) },
    // @end
    // @if app.inbox
    { href: "/inbox", label: "Notifications", icon: "bell", shown: Boolean(viewer) },
    // @end
    // @if app.persona
    { href: "/my-profile", label: "My profile", icon: "user", shown: Boolean(viewer) },
    // @end
    // @if app.report
    { href: "/reports", label: "Reports", icon: "flag", shown: isAdmin(viewer) },
    // @end
    // @if app.stock
    { href: "/stock", label: "Stock", icon: "box", shown: isStockStaff(viewer) },
    { href: "/stock/order-list", label: "Order list", icon: "clipboard", shown: isStockStaff(viewer) },
    { href: "/stock/expiring", label: "Expiring", icon: "clock", shown: stock.expiry && isStockStaff(viewer) },
    { href: "/stock/recipes", label: stock.recipes?.recipe.label_plural ?? "", icon: "book", shown: Boolean(stock.recipes) && isStockStaff(viewer) },
    { href: "/stock/productions", label: stock.recipes?.production.label_plural ?? "", icon: "layers", shown: Boolean(stock.recipes) && isStockStaff(viewer) },
    { href: "/stock/deliveries", label: "Deliveries", icon: "truck", shown: isOutlet(viewer) },
    { href: "/stock/trace", label: "Trace", icon: "search", shown: (stock.lots || Boolean(stock.recipes)) && isStockStaff(viewer) },
    { href: "/stock/movements", label: "Movements", icon: "history", shown: isStockStaff(viewer) },
    { href: "/stock/stocktake", label: "Stocktake", icon: "check", shown: mayStock(viewer, "correct") },
    { href: "/stock/locations", label: stock.location.label_plural, icon: "pin", shown: mayStock(viewer, "manage") },
    // @end
    // @if app.time_log
    { href: "/time", label: "Time sheet", icon: "clock", shown: Boolean(viewer) },
    // @end
    // @if app.deputies
    { href: "/deputies", label: "Deputies", icon: "users", shown: namesDeputies(viewer) },
    // @end
    // @if app.log
    { href: "/log", label: "Change log", icon: "clock", shown: readsLog(viewer) },
    // @end
    // @if app.course
    { href: "/learn", label: "Learn", icon: "book", shown: true },
    // @end
    // @if app.course.repetition
    { href: "/learn/repeat", label: "Daily repetition", icon: "repeat", shown: Boolean(viewer) },
    // @end
    // @if app.course.word_list
    { href: "/learn/words", label: "Word list", icon: "list", shown: true },
    // @end
    // @if app.course.trainer
    { href: "/learn/trainer", label: course.trainer?.title ?? "Trainer", icon: "text", shown: Boolean(viewer) },
    // @end
    // @if app.course.exam
    { href: "/learn/exam", label: "Mock exam", icon: "clipboard", shown: Boolean(viewer) },
    // @end
    // @if app.course.certificate
    { href: "/learn/certificate", label: "Certificate", icon: "star", shown: Boolean(viewer) },
    { href: "/verify", label: "Check a certificate", icon: "check-circle", shown: true },
    // @end
    // @if app.course.groups
    { href: "/learn/groups", label: "Groups", icon: "users", shown: Boolean(viewer) },
    // @end
    // @if app.course
    { href: "/learn/manage", label: "Edit the course", icon: "edit", shown: isAdmin(viewer) },
    // @end
    // @if app.tools
    ...tools.map((tool) => ({ href: `/tools/${tool.slug}`, label: tool.title, icon: iconOf(tool.icon ?? "play"), shown: true })),
    // @end
    // @if app.people
    { href: "/people", label: "People", icon: "users", shown: isAdmin(viewer) },
    // @end
    { href: "/settings", label: "Settings", icon: "settings", shown: Boolean(viewer) },
  ];
  return items.filter((item) => item.shown).map(({ href, label, icon }) => ({ href, label, icon }));
}

/** Where signing in leads when nothing else was asked for. */
export const homeOf = (viewer: Viewer): string => navItems(viewer)[0]?.href ?? "/";
