package io.github.contactsv3.sandbox.internal.handlers;

import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts contacts into campaigns and takes them out. Adding twice and removing what is not there
 * succeed and change nothing; what the service does then is not known.
 */
final class CampaignHandlers {

  private final SandboxState state;
  private final ContactAccess access;

  CampaignHandlers(SandboxState state) {
    this.state = state;
    this.access = new ContactAccess(state);
  }

  void register(Map<String, Handler> table) {
    table.put("addToCampaign", this::add);
    table.put("removeFromCampaign", this::remove);
    table.put(
        "removeFromAllCampaigns", request -> change(request, draft -> draft.campaigns.clear()));
  }

  private ServiceResponse add(Request request) {
    String campaign = campaign(request);
    ServiceResponse done =
        change(
            request,
            draft -> {
              draft.campaigns.remove(campaign);
              draft.campaigns.add(campaign);
            });
    return ServiceResponse.created(done.body());
  }

  private ServiceResponse remove(Request request) {
    String campaign = campaign(request);
    return change(request, draft -> draft.campaigns.remove(campaign));
  }

  private ServiceResponse change(Request request, Consumer<ContactDraft> change) {
    access.change(request, change);
    return ServiceResponse.succeeded();
  }

  private String campaign(Request request) {
    String campaign = request.pathValue("campaignId");
    state.known().checkCampaign(campaign);
    return campaign;
  }
}
