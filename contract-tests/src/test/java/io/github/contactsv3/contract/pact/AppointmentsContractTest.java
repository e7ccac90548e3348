package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ListAppointmentsResponse;

class AppointmentsContractTest extends ResourceContract {

  private static final String CONTACT = "a contact exists";

  AppointmentsContractTest() {
    super("Appointments");
    success(
        "listAppointments",
        "appointments",
        "a contact has an appointment",
        ListAppointmentsResponse.class,
        r ->
            assertThat(r.getEvents())
                .singleElement()
                .satisfies(
                    event -> {
                      assertThat(event.getTitle()).isEqualTo("Product demo");
                      assertThat(event.getStartTime()).isEqualTo("2026-07-16 11:00:00");
                    }));
    success(
        "listAppointments",
        "none",
        CONTACT,
        ListAppointmentsResponse.class,
        r -> assertThat(r.getEvents()).isEmpty());
  }
}
