package io.github.contactsv3.sandbox;

/**
 * A different response to a question that nobody without HighLevel's sources can answer. Without
 * any, the sandbox does what stands under "default".
 */
public enum Assumption {
  /** An unknown note, task or custom field gets 404. Default: 400, as for an unknown contact. */
  MISSING_ITEM_IS_404,

  /** A 429 carries {@code Retry-After} in seconds. Default: it doesn't; none has been observed. */
  RETRY_AFTER_ON_429,

  /**
   * Contacts of a business with the same name come oldest first. Default: by id, as the cursor of
   * name and id suggests.
   */
  BUSINESS_TIES_BY_AGE,

  /**
   * Under v3, {@code POST /oauth/token} also takes names such as {@code client_id}, and then
   * responds in names such as {@code access_token}, as under older versions. Default: only those of
   * v3, such as {@code clientId}.
   */
  OAUTH_TAKES_SNAKE_CASE,

  /**
   * A refresh token that is used again after its grace also ends the tokens it was spent for, as
   * OAuth's best practice has it. Default: only that request fails.
   */
  REUSED_REFRESH_TOKEN_REVOKES,

  /**
   * Under v3, too, responses name the channels of {@code dndSettings} as under older versions, such
   * as {@code SMS}. Default: as the document does, such as {@code sms}.
   */
  DND_RESPONSES_IN_OLD_CASE,

  /**
   * Filters also take the channels' names of v3, such as {@code dndSettings.sms.status}. Default:
   * only the older ones, such as {@code dndSettings.SMS.status}, as the vendor's page lists them.
   */
  DND_FILTERS_TAKE_NEW_CASE,

  /** A page beyond the 10,000th contact gets 422. Default: 400, as the other errors of search. */
  PAGE_BEYOND_WALL_IS_422,

  /**
   * A write with the id or key of no custom field is refused with 400. Default: the value is
   * ignored without an error, as observed.
   */
  UNKNOWN_CUSTOM_FIELD_IS_400,

  /**
   * The list of custom fields has those of every model if the request names none. Default: those of
   * contacts.
   */
  CUSTOM_FIELDS_OF_EVERY_MODEL,

  /** Paths with the prefix {@code /v3} are unknown. Default: they work like those without it. */
  NO_V3_PREFIX,

  /**
   * Only {@code Version: v3} is served, and only what v3 has: older versions are refused with 401,
   * paths that v3 has removed or renamed with 404, {@code POST /oauth/token} without a version with
   * 401. Default: older versions and their paths work, as observed.
   */
  ONLY_V3,

  /**
   * Under v3, paths that v3 has removed or renamed, such as {@code GET /contacts/}, are unknown.
   * Default: they work under every version, as observed for some of them.
   */
  OLD_PATHS_END_WITH_V3,

  /**
   * {@code POST /oauth/token} without a version is refused with 401, as the vendor's list of
   * changes says of v3. Default: it is a request from before v3, and its response has their names.
   */
  TOKENS_NEED_VERSION,

  /**
   * The elements of {@code customFields} take only {@code id}, {@code key}, {@code fieldValue} and
   * {@code field_value}; others are refused with 422. Default: {@code value} counts as {@code
   * fieldValue}, as many clients send it, and others are ignored.
   */
  CUSTOM_FIELD_NAMES_AS_DOCUMENTED,

  /**
   * A value of a list of text boxes that is not an object of texts by option is refused with 400.
   * Default: it is ignored, as observed.
   */
  ODD_TEXT_BOXES_ARE_REFUSED,

  /**
   * {@code contains} and {@code not_contains} refuse anything but letters, digits and spaces with
   * 400. Default: they look for any text; the vendor's page wants none of the special characters
   * and says neither which those are nor what happens.
   */
  CONTAINS_REFUSES_SPECIAL_CHARACTERS,

  /**
   * Filters refuse {@code firstName}, {@code lastName} and {@code locationId}, which the vendor's
   * page does not list. Default: they take them, as observed.
   */
  SEARCH_FIELDS_AS_DOCUMENTED,

  /**
   * A bulk change of tags without a location gets 422, as other missing properties. Default: 400
   * and a text of its own, as observed.
   */
  MISSING_BULK_LOCATION_IS_422,

  /**
   * A request without a body, where one is required that may be an empty object, counts as one with
   * an empty object; public clients send some, to add contacts to campaigns. Default: it is
   * responded to with 422, since the vendor's document requires the body.
   */
  MISSING_BODY_IS_EMPTY
}
