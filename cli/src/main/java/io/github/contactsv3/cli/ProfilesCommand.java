package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.cli.profile.Profile;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the profiles of the user. */
@Command(name = "profiles", description = "Print the profiles that contacts login has written.")
final class ProfilesCommand extends Subcommand {
  private static final List<String> USUAL = List.of("name", "location", "signIn", "baseUrl");

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() throws IOException {
    output.check(USUAL);
    int code = ExitCode.OK;
    try (ResultWriter writer = output.writer(terminal(), USUAL)) {
      for (String name : session().profiles().names()) {
        Profile profile;
        try {
          profile = session().profiles().find(name).orElseThrow();
        } catch (UsageException e) {
          terminal().message("contacts: " + e.getMessage());
          code = ExitCode.PARTIAL;
          continue;
        }
        ObjectNode row = new ObjectMapper().createObjectNode();
        row.put("name", name);
        row.put("location", profile.locationId());
        row.put("signIn", profile.isOAuth() ? "OAuth" : "private token");
        row.put("baseUrl", profile.baseUrl());
        writer.write(row);
      }
    }
    return code;
  }
}
