package io.github.contactsv3.sandbox;

/**
 * A different answer to a question that nobody without HighLevel's sources can answer. Without any,
 * the sandbox does what stands under "default".
 */
public enum Assumption {
  /** An unknown note or task is answered with 404. Default: 400, as for an unknown contact. */
  MISSING_ITEM_IS_404,

  /** A 429 carries {@code Retry-After} in seconds. Default: it doesn't; none has been observed. */
  RETRY_AFTER_ON_429,

  /**
   * Contacts of a business with the same name come oldest first. Default: by id, as the cursor of
   * name and id suggests.
   */
  BUSINESS_TIES_BY_AGE,

  /**
   * {@code POST /oauth/token} also takes names such as {@code client_id}, as older versions did.
   * Default: only those of v3, such as {@code clientId}.
   */
  OAUTH_TAKES_SNAKE_CASE,

  /**
   * A refresh token that is used again after its grace also ends the tokens it was spent for, as
   * OAuth's best practice has it. Default: only that request fails.
   */
  REUSED_REFRESH_TOKEN_REVOKES,

  /** Paths with the prefix {@code /v3} are unknown. Default: they work like those without it. */
  NO_V3_PREFIX
}
