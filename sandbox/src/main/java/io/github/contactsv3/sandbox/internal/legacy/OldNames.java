package io.github.contactsv3.sandbox.internal.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Translates bodies between the names of v3, which the sandbox works with, and those of older
 * versions (documented by the vendor, version by version). Immutable.
 */
public final class OldNames {

  private static final String TOKEN = "requestToken";
  private static final String LOCATION_TOKEN = "requestLocationToken";

  private static final Renaming TOKEN_REQUEST =
      Renaming.at(
          "",
          Map.of(
              "client_id", "clientId",
              "client_secret", "clientSecret",
              "grant_type", "grantType",
              "refresh_token", "refreshToken",
              "redirect_uri", "redirectUri",
              "user_type", "userType"));

  private static final Renaming TOKEN_PARAMETERS = TOKEN_REQUEST.reversed();

  private static final Renaming TOKEN_RESPONSE =
      Renaming.at(
          "",
          Map.of(
              "accessToken", "access_token",
              "tokenType", "token_type",
              "expiresIn", "expires_in",
              "refreshToken", "refresh_token"));

  /** A bulk change of tags has had both spellings in every version. */
  private static final String BOTH_SPELLINGS = "bulkUpdateTags";

  private static final Renaming OUTCOME = Renaming.at("", Map.of("succeeded", "succeded"));

  private final List<Renaming> channels;

  /**
   * Makes a translation.
   *
   * @param dndChannels names of the channels of {@code dndSettings} before v3, by those of v3
   */
  public OldNames(Map<String, String> dndChannels) {
    this.channels =
        List.of(
            Renaming.at("contact/dndSettings", dndChannels),
            Renaming.at("contacts/*/dndSettings", dndChannels));
  }

  /**
   * Whether a request for tokens has names from before v3.
   *
   * @param operationId the operation; the others have no such names
   * @param body body of the request
   * @return true if there is such a name
   */
  public static boolean areIn(String operationId, JsonNode body) {
    return operationId.equals(TOKEN) && TOKEN_REQUEST.concerns(body);
  }

  /**
   * Gives a request the names of v3, in place.
   *
   * @param operationId the operation
   * @param body body of the request
   */
  public void toNew(String operationId, JsonNode body) {
    if (operationId.equals(TOKEN)) {
      TOKEN_REQUEST.apply(body);
    }
  }

  /**
   * Gives a response the names from before v3, in place.
   *
   * @param operationId the operation
   * @param body body of the response, also of an error
   */
  public void toOld(String operationId, ObjectNode body) {
    if (operationId.equals(TOKEN) || operationId.equals(LOCATION_TOKEN)) {
      TOKEN_RESPONSE.apply(body);
      messages(body);
      return;
    }
    channelsToOld(body);
    if (!operationId.equals(BOTH_SPELLINGS)) {
      OUTCOME.apply(body);
    }
    if (operationId.equals("createContact") && body.path("contact") instanceof ObjectNode contact) {
      addWhatV3Dropped(contact);
    }
  }

  /**
   * Gives only the channels of {@code dndSettings} their names from before v3, in place.
   *
   * @param body body of the response
   */
  public void channelsToOld(ObjectNode body) {
    channels.forEach(renaming -> renaming.apply(body));
  }

  /** Properties of a created contact that are not part of v3. */
  private static void addWhatV3Dropped(ObjectNode contact) {
    contact.put("deleted", false).put("bounceEmail", false).put("unsubscribeEmail", false);
    contact.putArray("offers");
    contact.putArray("products");
    String birth = contact.path("dateOfBirth").textValue();
    if (birth != null) {
      LocalDate date = LocalDate.parse(birth);
      contact.put("birthMonth", date.getMonthValue()).put("birthDay", date.getDayOfMonth());
    }
  }

  /** Errors name parameters as the request does. */
  private static void messages(ObjectNode body) {
    JsonNode message = body.path("message");
    if (message.isTextual()) {
      body.put("message", TOKEN_PARAMETERS.inText(message.textValue()));
    } else if (message instanceof ArrayNode texts) {
      for (int i = 0; i < texts.size(); i++) {
        texts.set(i, TextNode.valueOf(TOKEN_PARAMETERS.inText(texts.get(i).asText())));
      }
    }
  }
}
