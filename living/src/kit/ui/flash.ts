/** The cookie in which an action leaves a message for the page it redirects to. */
export const FLASH_COOKIE = "flash";
