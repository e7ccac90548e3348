package io.github.contactsv3.webhooks;

import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.webhooks.model.InstallationPayload;
import java.util.Optional;

/** The app was installed or uninstalled, in a location or a company. */
public sealed interface InstallationEvent extends WebhookEvent {
  /**
   * Returns the installation as the event carries it.
   *
   * @return the body of the event
   */
  InstallationPayload installation();

  /**
   * The app was installed.
   *
   * @param info id, type, location and time
   * @param installation the installation as the event carries it
   */
  record Installed(EventInfo info, InstallationPayload installation) implements InstallationEvent {}

  /**
   * The app was uninstalled; {@code ContactsClient.forgetTokens} drops its tokens.
   *
   * @param info id, type, location and time
   * @param installation the installation as the event carries it
   */
  record Uninstalled(EventInfo info, InstallationPayload installation)
      implements InstallationEvent, Uninstallation {
    @Override
    public Optional<String> locationId() {
      return info.locationId();
    }

    @Override
    public Optional<String> companyId() {
      return Optional.ofNullable(installation.getCompanyId());
    }
  }
}
