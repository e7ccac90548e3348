package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ListAppointmentsResponse;

class AppointmentsContractTest extends ResourceContract {

  AppointmentsContractTest() {
    super("Appointments");
    success(
        "listAppointments",
        "appointments",
        States.APPOINTMENT,
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
        States.CONTACT,
        ListAppointmentsResponse.class,
        r -> assertThat(r.getEvents()).isEmpty());
  }
}
