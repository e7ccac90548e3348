package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.cli.where.SearchableFields;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command against a sandbox, judged by its output and its exit code. */
class CommandsTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(
          ContactsSandbox.builder().seed(120, 7).quota(100_000, Duration.ofSeconds(10)));

  @TempDir private Path folder;

  @Test
  void search_inAPipe_printsWholeContactsALine() {
    Run run = run();

    assertThat(run.run("search", "--where", "tags = vip")).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.contains("\"vip\""));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void search_onATerminal_printsATableThatFits() {
    Run run = run().terminal(80);

    assertThat(run.run("search", "--sort", "dateAdded:desc")).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines()).hasSize(51).allMatch(line -> line.length() <= 80);
    assertThat(run.out()).startsWith("id ");
    assertThat(run.err()).isEqualTo("the first 50; --limit prints more\n");
  }

  @Test
  void search_help_listsTheFieldsOfConditions() {
    Run run = run();

    assertThat(run.run("search", "--help")).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Fields: " + String.join(", ", SearchableFields.names()) + ", custom.KEY.");
  }

  @Test
  void search_count_isOneNumber() {
    Run run = run();

    run.run("search", "--count");

    assertThat(run.out()).isEqualTo("120\n");
  }

  @Test
  void search_columns_areThoseOfEveryFormat() {
    Run run = run();

    run.run("search", "-n", "1", "-o", "csv", "--columns", "email,custom.seats");
    assertThat(run.out()).startsWith("email,custom.seats\r\n");
    run.run("search", "-n", "1", "-o", "json", "--columns", "email,custom.seats");
    assertThat(run.out()).matches("\\[\n\\{\"email\":.*,\"custom.seats\":.*\\}\n\\]\n");
  }

  @Test
  void search_outputThatIsClosed_endsQuietly() {
    Run run = run();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(run.run(closed, "search")).isEqualTo(ExitCode.BROKEN_PIPE);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void get_someOfThemUnknown_printsTheOthers() {
    Run run = run();
    run.run("search", "-n", "1", "-o", "csv", "--columns", "id");
    String id = run.out().lines().skip(1).findFirst().orElseThrow();

    assertThat(run.run("get", id, "nobody")).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.out()).contains(id);
    assertThat(run.err()).startsWith("contacts: nobody: getContact: HTTP 400");
  }

  @Test
  void exportAndImport_ofAllContacts_changeNothing() throws IOException {
    Run run = run();
    Path csv = folder.resolve("all.csv");
    Path lines = folder.resolve("all.jsonl");

    String some = "email exists";
    run.run("search", "--where", some, "--count");
    String count = run.out().strip();

    assertThat(run.run("export", csv.toString(), "-w", some, "--columns", "email,phone,tags"))
        .isEqualTo(ExitCode.OK);
    assertThat(run.run("export", lines.toString(), "-w", some)).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEqualTo(count + " contacts in " + lines + "\n");
    assertThat(run.run("import", lines.toString())).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEqualTo(count + " updated\n");
    assertThat(run.run("import", csv.toString(), "--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEqualTo(count + " would update\n");
    run.run("search", "--count");
    assertThat(run.out()).isEqualTo("120\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(csv, lines);
    }
  }

  @Test
  void import_rowsWithProblems_areReportedAndRunAgain() throws IOException {
    Run run = run();
    Path file = file("new.csv", "email,custom.seats,tags\nn1@x.org,5,a;b\nbad,,\nn3@x.org,many,\n");

    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.PARTIAL);
    Path report = folder.resolve("new.csv.report.csv");
    assertThat(run.err()).isEqualTo("1 created, 1 failed, 1 invalid; see " + report + "\n");
    assertThat(Files.readString(report))
        .contains("3,FAILED,,", "4,INVALID,,custom field seats: the text is not a number");

    file("new.csv", "email,custom.seats,tags\nn1@x.org,5,a;b\nn2@x.org,,\nn3@x.org,3,\n");
    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .isEqualTo("2 created; removed " + report + ", which was of an earlier run\n");
    assertThat(report).doesNotExist();
    run.run("search", "--where", "tags = a", "--columns", "email,custom.seats", "-o", "csv");
    assertThat(run.out()).isEqualTo("email,custom.seats\r\nn1@x.org,5\r\n");
  }

  @Test
  void tags_ofACondition_needAConfirmation() {
    Run run = run();

    assertThat(run.run("tags", "add", "cli", "--where", "tags = vip")).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("not confirmed, nothing was changed (--yes)");
    run.run("search", "--where", "tags = cli", "--count");
    assertThat(run.out()).isEqualTo("0\n");
    assertThat(run.run("tags", "add", "cli,more", "--where", "tags = vip", "-y")).isZero();
    run.run("search", "--where", "tags = vip", "--count");
    String count = run.out();
    run.run("search", "--where", "tags = cli and tags = more", "--count");
    assertThat(run.out()).isEqualTo(count);
  }

  @Test
  void tags_ofIdsOnStandardInput_areRemoved() {
    Run run = run();
    run.run("search", "--where", "tags = vip", "-o", "csv", "--columns", "id");
    String ids = String.join("\n", run.out().lines().skip(1).toList());

    assertThat(run.in(ids).run("tags", "remove", "vip", "--ids", "-")).isEqualTo(ExitCode.OK);
    run.run("search", "--where", "tags = vip", "--count");
    assertThat(run.out()).isEqualTo("0\n");
  }

  @Test
  void tags_ofIdsInAFile_passItsHeaderAndNothingElse() throws IOException {
    Run run = run();
    run.run("search", "-n", "2", "-o", "csv", "--columns", "id");
    Path ids = file("ids.csv", "\uFEFF" + run.out());

    assertThat(run.run("tags", "add", "cli", "--ids", ids.toString())).isZero();
    assertThat(run.err()).isEqualTo("2 succeeded\n");
    file("ids.csv", "id,email\nabc,a@x.org\n");
    assertThat(run.run("tags", "add", "cli", "--ids", ids.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("contacts: --ids: line 1 of " + ids + " is no id: ");
  }

  @Test
  void import_ofAnExport_leavesNamesWithTheirCapitals() throws IOException {
    Run run = run();
    for (String format : new String[] {"csv", "jsonl"}) {
      String mail = format + "@x.org";
      file("new.csv", "email,firstName,lastName\n" + mail + ",Ada,Lovelace\n");
      run.run("import", folder.resolve("new.csv").toString());
      run.run("search", "-w", "email = " + mail, "-o", "csv", "--columns", "id,firstName");
      String id = run.out().lines().skip(1).findFirst().orElseThrow().split(",", -1)[0];
      Path export = folder.resolve("export." + format);
      run.run("export", export.toString(), "-w", "email = " + mail);
      Files.writeString(export, Files.readString(export).replace("lovelace", "King"));

      assertThat(run.run("import", export.toString())).as(format).isZero();
      assertThat(run.err().contains("names in lower case are left as they are"))
          .isEqualTo(format.equals("csv"));
      run.run("get", id, "-o", "csv", "--columns", "firstName,lastName");
      assertThat(run.out()).as(format).isEqualTo("firstName,lastName\r\nAda,King\r\n");
    }
  }

  @Test
  void fieldsAndDoctor_asTables_areNotCutInAPipe() {
    Run run = run();

    assertThat(run.run("fields", "-o", "table")).isZero();
    assertThat(run.out()).doesNotContain("\u2026");
    Run narrow = run().terminal(80);
    assertThat(narrow.run("fields")).isZero();
    narrow.out().lines().skip(1).forEach(line -> assertThat(line).matches(".* \\w{20}"));
    assertThat(narrow.run("doctor", "-o", "table")).isZero();
    assertThat(narrow.out()).contains("a dry run does not").doesNotContain("\u2026");
  }

  @Test
  void fieldsAndQuota_areResults() {
    Run run = run();

    assertThat(run.run("fields", "-o", "csv", "--columns", "name,dataType")).isZero();
    assertThat(run.out()).startsWith("name,dataType\r\n").contains("Seats,NUMERICAL\r\n");
    assertThat(run.run("quota")).isZero();
    assertThat(run.out()).contains("\"dailyLimit\":200000");
  }

  @Test
  void doctor_allIsRight_hasNoProblem() {
    Run run = run();

    assertThat(run.run("doctor")).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.contains("\"token\",\"result\":\"ok\""))
        .noneMatch(line -> line.contains("problem"));
  }

  @Test
  void doctor_eachProblem_isNamed() {
    SANDBOX.sandbox().grant("pit-write", SANDBOX.sandbox().locationId(), Set.of("contacts.write"));

    Run wrong = run().variable("HIGHLEVEL_TOKEN", "pit-wrong");
    assertThat(wrong.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(wrong.out()).contains("\"token\",\"result\":\"problem\",\"text\":\"refused");
    Run scope = run().variable("HIGHLEVEL_TOKEN", "pit-write");
    assertThat(scope.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(scope.out()).contains("lacks the scope contacts.readonly");
    Run away = run().variable("HIGHLEVEL_BASE_URL", "http://127.0.0.1:1");
    assertThat(away.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(away.out()).contains("\"address\",\"result\":\"problem\"");
    Run proxy = run().variable("HTTPS_PROXY", "http://proxy:3128");
    assertThat(proxy.run("doctor")).isZero();
    assertThat(proxy.out()).contains("\"proxy\",\"result\":\"warning\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | contacts: there is no command \"nope\" | nope",
        "2 | contacts: there is no command \"serch\": do you mean search? | serch",
        "2 | contacts: there is no command \"purge\" | tags purge x",
        "2 | contacts: \"extra\" is a word too many: quote a value with spaces | search extra",
        "2 | contacts: --limit is -1, not 1 or more | search -n -1",
        "2 | contacts: Invalid value for option '--limit': 'x' is not a whole number | search -n x",
        "2 | contacts: --sort: the service takes at most 2 sorts | search --sort dnd,email,source",
        "2 | contacts: --columns: results have no \"x\", but limit, | quota --columns x",
        "2 | contacts: --columns: results have no \"x\", but dataType, | fields --columns x",
        "2 | contacts: --columns: results have no \"x\", but check, result, text | doctor --columns x",
        "2 | contacts: --base-url is not an http or https URL | search --base-url nope",
        "2 | contacts: --lag is -5, not 0 to 86400 seconds | sync target/never.csv --lag -5",
        "1 | contacts: cannot connect to http://127.0.0.1:1: is a sandbox running there? | webhooks listen --base-url http://127.0.0.1:1",
        "2 | contacts: a tag is empty: name tags, separated by commas | tags add ,, one",
        "2 | contacts: a tag is empty: name tags, separated by commas | tags add vip,,x one",
        "2 | contacts: name the contacts by ids, by --ids, or by --where or --matching, not by several of them | tags add vip one --matching x",
        "2 | contacts: --count is 0, not 1 or more | webhooks listen -n 0",
        "2 | contacts: --where: there is no \"not in\": join conditions with != by and | search --where tags,not,in,(a)",
        "2 | contacts: --columns names none | search --columns ,",
        "2 | contacts: --columns names none | fields --columns ,",
        "2 | contacts: --columns: results have no \"x\", but name, | profiles --columns x",
        "2 | contacts: --columns: contacts have no \"ID\": do you mean id? | search --columns ID",
        "2 | contacts: --columns: contacts have no \"x\", but | search --count --columns x",
        "2 | contacts: --columns: a sync needs id, by which its lines are told apart | sync target/never.csv --columns email",
        "2 | contacts: --base-url is not a URL such as http://127.0.0.1:8089 | search --base-url 127.0.0.1:8089",
        "2 | contacts: HIGHLEVEL_BASE_URL is set to nothing: unset it | search with-empty-variable",
        "2 | contacts: --where: the service can't search fields of the type TEXTBOX_LIST | search --where custom.addresses=x",
        "2 | contacts: --where: there is no field \"additionalEmails\": contacts search --help | search --where additionalEmails=x",
        "2 | contacts: --where: there is no field \"adress\": do you mean address? | search --where adress=x",
        "2 | contacts: HIGHLEVEL_BASE_URL is not an http or https URL | search with-variable",
        "2 | contacts: there is no option --lim: do you mean --limit | search --lim 3",
        "2 | contacts: --output is \"xml\", not one of table, json, jsonl, csv | search -o xml",
        "2 | contacts: a token or secret is never an argument | login --token pit-abc-def",
        "2 | contacts: a token or secret is never an argument | login --client-secret=abc",
        "2 | contacts: a token or secret is never an argument | login pit-abc-def",
        "2 | contacts: there is no option -pit-… | login -pit-abc-def",
        "2 | contacts: \"pit-…\" is a word too many | search pit-abc-def",
        "2 | contacts: --port is 99999, not 0 to 65535 | login --client-id x --port 99999",
        "2 | contacts: --limit is 0, not 1 or more | search -n 0",
        "2 | contacts: --columns: contacts have no \"emial\", but | search --columns emial",
        "2 | contacts: --columns: the location has no custom field \"x\" | search --columns custom.x",
        "2 | contacts: --sort: contacts can't be sorted by \"city\", but by | search --sort city",
        "2 | contacts: --where: expected the name of a field | search --where =",
        "2 | contacts: x.txt: the name has to end in .csv or .jsonl | export x.txt",
        "2 | contacts: no.csv: there is no such file or folder | import no.csv",
        "2 | contacts: name the contacts by ids | tags add vip",
        "2 | contacts: tags add or tags remove? | tags",
        "4 | contacts: there is no profile \"work\": run contacts login | search --profile work",
        "2 | contacts: the name of a profile has up to 40 letters | search --profile ../work",
      })
  void wrongUse_ofAnyKind_isALineAndACode(int code, String message, String line) {
    Run run = run();
    String[] arguments = line.replaceFirst(" with-.*variable$", "").split(" ", -1);
    if (line.endsWith("variable")) {
      run.variable("HIGHLEVEL_BASE_URL", line.contains("empty") ? " " : "nope");
    }
    if (line.contains("not,in")) {
      arguments[2] = arguments[2].replace(',', ' ');
    }

    assertThat(run.run(arguments)).isEqualTo(code);
    assertThat(run.err()).startsWith(message);
    assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(run.err()).doesNotContain("abc");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email,foo | line 1: contacts have no column \"foo\", but",
        "firstName | line 1: has neither the column email nor phone",
        "Email,first name | line 1: contacts have no column \"Email\": do you mean email?",
        "email,email | line 1: the header names a column twice, or not at all",
        "email,custom.none | the location has no custom field \"none\"",
      })
  void import_aHeaderThatDoesNotFit_sendsNothing(String header, String message) throws IOException {
    Run run = run();
    Path file = file("h.csv", header + "\na@x.org,1\n");

    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
    run.run("search", "--where", "email = a@x.org", "--count");
    assertThat(run.out()).isEqualTo("0\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | the line is not JSON",
        "{\"email\":\"a@x.org\"} x | the line is not JSON",
        "{\"email\":\"a@x.org\",\"email\":\"b@x.org\"} | the line names a property twice",
        "[] | the line is no JSON object",
        "{\"email\":1} | email is not a text",
        "{\"email\":\"a@x.org\",\"foo\":1} | contacts have no foo",
        "{\"firstName\":\"Ada\"} | neither email nor phone",
        "{\"email\":\"\",\"phone\":\" \"} | neither email nor phone",
        "{\"email\":\"a@x.org\",\"customFields\":[{\"key\":\"nope\"}]} | customFields: the location has no custom field",
        "{\"email\":\"a@x.org\",\"dateOfBirth\":\"x\"} | dateOfBirth: expected a date such as",
        "{\"email\":\"a@x.org\",\"tags\":\"x\"} | tags: expected a list",
      })
  void import_aLineThatDoesNotFit_isInvalid(String line, String reason) throws IOException {
    Run run = run();
    Path file = file("l.jsonl", line + "\n");

    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.PARTIAL);
    assertThat(Files.readString(folder.resolve("l.jsonl.report.csv")))
        .contains("1,INVALID,," + reason);
  }

  @Test
  void import_aFileInAnotherEncoding_saysSo() throws IOException {
    Run run = run();
    Path file = folder.resolve("latin.csv");
    Files.write(file, "email,firstName\na@x.org,J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo("contacts: " + file + " is not in UTF-8: save it in that encoding\n");
  }

  @Test
  void import_quotationMarksThatDoNotMatch_nameTheLine() throws IOException {
    Run run = run();
    Path file = file("q.csv", "email\na@x.org\n\"b@x.org\n");

    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("contacts: " + file + ": line 3: the quotation marks");
  }

  @Test
  void export_thatFailsBeforeItWrites_leavesTheFileAsItWas() throws IOException {
    Run wrong = run().variable("HIGHLEVEL_TOKEN", "pit-wrong");
    Path fresh = folder.resolve("new.csv");
    Path old = file("old.csv", "id\nkept\n");

    assertThat(wrong.run("export", fresh.toString())).isEqualTo(ExitCode.SIGN_IN);
    assertThat(fresh).doesNotExist();
    assertThat(wrong.run("export", old.toString(), "--restart")).isEqualTo(ExitCode.SIGN_IN);
    assertThat(old).hasContent("id\nkept\n");
    assertThat(run().run("export", old.toString(), "--restart", "--columns", "id"))
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readAllLines(old)).hasSize(121).doesNotContain("kept");
  }

  @Test
  void import_reportThatCannotBeWritten_sendsNothing() throws IOException {
    Run run = run();
    Path file = file("ok.csv", "email\nreport@x.org\n");

    String none = folder.resolve("none/r.csv").toString();
    assertThat(run.run("import", file.toString(), "--report", none)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualTo("contacts: --report: " + none + ": there is no such folder\n");
    assertThat(run.run("import", file.toString(), "--report", folder.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualTo("contacts: --report: " + folder + " is a folder\n");
    run.run("search", "--where", "email = report@x.org", "--count");
    assertThat(run.out()).isEqualTo("0\n");
  }

  @Test
  void export_ofNothing_hasItsHeader() throws IOException {
    Path file = folder.resolve("none.csv");

    assertThat(run().run("export", file.toString(), "-w", "email = no@x.org", "--columns", "id"))
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readString(file)).isEqualTo("id\r\n");
  }

  @Test
  void tags_withAWrongToken_areOneMessage() {
    Run wrong = run().variable("HIGHLEVEL_TOKEN", "pit-wrong");

    assertThat(wrong.run("tags", "add", "vip", "one", "two")).isEqualTo(ExitCode.SIGN_IN);
    assertThat(wrong.err().lines()).hasSize(2);
    assertThat(wrong.err()).contains("Invalid Private Integration token");
  }

  @Test
  void folder_inPlaceOfAFile_isNamed() throws IOException {
    Path path = Files.createDirectory(folder.resolve("d.csv"));
    for (String line : new String[] {"import", "export", "sync", "tags add vip --ids"}) {
      Run run = run();
      String[] arguments = (line + " " + path).split(" ", -1);

      assertThat(run.run(arguments)).as(line).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).as(line).isEqualTo("contacts: " + path + " is a folder\n");
    }
  }

  private Run run() {
    return Run.with(SANDBOX.sandbox(), folder.resolve("home"));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
