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

  /**
   * Answers name the channels of {@code dndSettings} as older versions do, such as {@code SMS}.
   * Default: as the document does, such as {@code sms}.
   */
  DND_ANSWERS_IN_OLD_CASE,

  /**
   * Filters also take the channels' names of v3, such as {@code dndSettings.sms.status}. Default:
   * only the older ones, such as {@code dndSettings.SMS.status}, as the vendor's page lists them.
   */
  DND_FILTERS_TAKE_NEW_CASE,

  /**
   * A page beyond the 10,000th contact is answered with 422. Default: 400, as the other errors of
   * search.
   */
  PAGE_BEYOND_WALL_IS_422,

  /** Paths with the prefix {@code /v3} are unknown. Default: they work like those without it. */
  NO_V3_PREFIX
}
