package io.github.contactsv3.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost:80, true",
    "127.0.0.1, build-server, false",
    "build.example, Build.Example:8089, true",
    "build.example, other.example, false",
    "192.168.1.20, 192.168.1.20:8089, true",
    "192.168.1.20, 192.168.1.21, false",
    "::1, [::1]:80, true",
    "[fe80::1], [fe80::1]:80, true",
    // On every interface: addresses and the names that containers call each other by.
    "0.0.0.0, 192.168.1.21:80, true",
    "0.0.0.0, [2001:db8::1]:80, true",
    "0.0.0.0, sandbox:8089, true",
    "0.0.0.0, evil.example, false",
    "0.0.0.0, 1.2.3.4.evil.example, false",
    "::, 10.0.0.1, true",
    "::, evil.example, false",
    "0.0.0.0, '[', true"
  })
  void allows(String bound, String authority, boolean allowed) {
    assertThat(new HostNames(bound).allows(authority)).isEqualTo(allowed);
  }
}
