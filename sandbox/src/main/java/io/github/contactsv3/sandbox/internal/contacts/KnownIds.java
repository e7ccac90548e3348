package io.github.contactsv3.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ids of what this API cannot create. As long as none of a kind is known, every id of that kind is
 * taken as given.
 *
 * @param users ids of users
 * @param campaigns ids of campaigns
 * @param workflows ids of workflows
 * @param businesses names of businesses by id
 */
public record KnownIds(
    Set<String> users,
    Set<String> campaigns,
    Set<String> workflows,
    Map<String, String> businesses) {

  public void checkCampaign(String id) {
    check("Campaign", campaigns, id);
  }

  public void checkWorkflow(String id) {
    check("Workflow", workflows, id);
  }

  public void checkBusiness(@Nullable String id) {
    if (id != null) {
      check("Business", businesses.keySet(), id);
    }
  }

  /** Checks the users that a body names as owner, author or followers. */
  public void checkUsers(JsonNode body) {
    if (users.isEmpty()) {
      return;
    }
    for (String name : new String[] {"assignedTo", "userId"}) {
      if (body.path(name).isTextual()) {
        check("User", users, body.get(name).textValue());
      }
    }
    for (JsonNode follower : body.path("followers")) {
      check("User", users, follower.asText());
    }
  }

  /** How the service words this is not known; here as for an unknown contact. */
  private static void check(String kind, Set<String> known, String id) {
    if (!known.isEmpty() && !known.contains(id)) {
      throw ApiError.refused(kind + " with id " + id + " not found");
    }
  }
}
