package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.SwimException;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How definitions say what is read in an output. */
class OutputLanguageTest {
  private static Platforms with(String outputs) {
    String text =
        "id: acme-os\nname: Acme\nextends: cisco-ios\n"
            + "detect: {sysObjectId: '1.3.6.1.4.1.99999', sysDescr: '^Acme'}\noutputs:\n"
            + outputs.indent(2);
    return Platforms.bundled()
        .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }

  private static Reading read(String output, String printed) throws UnreadableOutputException {
    return with("show x:\n" + output.indent(2)).read("acme-os", "show x", printed);
  }

  @Test
  void aValueThatIsToldTwiceInDifferentWaysIsNotKnown() throws Exception {
    String rules = "values: ['^a=(?<version>\\w+)$', '^b=(?<hostname>\\w+)$']";

    assertThat(read(rules, "a=1\nb=x\na=1\n").values())
        .isEqualTo(Map.of("version", "1", "hostname", "x"));
    assertThat(read(rules, "a=1\nb=x\na=2\n").values()).isEqualTo(Map.of("hostname", "x"));
    assertThat(read("values: [{first: '^a=(?<version>\\w+)$'}]", "a=1\na=2\n").values())
        .containsEntry("version", "1");
  }

  @Test
  void whatMightGoOnIsNotKnown() throws Exception {
    String rules =
        "values: ['version (?<version>\\S+)', 'mode (?<redundancyMode>on|off)', 'peer (?<redundancyPeer>\\w+)']\n"
            + "derived: {redundancyReady: {of: redundancyPeer, words: {hot: yes}, otherwise: no}}";

    assertThat(read(rules, "version 15.2").values()).isEmpty();
    assertThat(read(rules, "version 15.2 ").values()).containsEntry("version", "15.2");
    assertThat(read(rules, "mode on").values()).containsEntry("redundancyMode", "on");
    assertThat(read(rules, "peer ho").values()).isEmpty();
    assertThat(read(rules, "peer hot\n").values()).containsEntry("redundancyReady", "yes");
  }

  @Test
  void aWordThatIsWholeIsKnownToEnd() throws Exception {
    String rules =
        "whole: '\\b[A-Z]{2}\\d{2}'\n"
            + "values: ['serial (?<version>\\S+)', 'mode (?<redundancyMode>\\S+)$']";

    assertThat(read(rules, "serial AB12").values()).containsEntry("version", "AB12");
    assertThat(read(rules, "serial AB1").values()).isEmpty();
    assertThat(read(rules, "serial XAB12").values()).isEmpty();
    assertThat(read(rules, "mode AB12").values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "show x | no-more, 2",
    "sho x | nomore, 2",
    "show x | include v, 1",
    "show x, 2",
  })
  void aFilterIsNoPartOfTheCommand(String command, String version) throws Exception {
    String session = "lab#show x | include v\nv 1\nlab#show x | no-more\nA\nv 2\nlab#\n";
    Platforms platforms = with("show x: {is: ['^v'], values: ['^v (?<version>\\d)']}");

    assertThat(platforms.read("acme-os", command, session).values())
        .containsEntry("version", version);
  }

  @Test
  void aRowKeepsTheColumnsThatAreSureAndNeedsItsKey() throws Exception {
    String rules =
        "rows: {files: ['^(?<sizeBytes>\\d+) (?<name>\\S+)', '^(?<name>\\S+): (?<sizeBytes>\\d+)']}\n"
            + "keys: {files: [name]}";

    assertThat(read(rules, "5 a\nb: 77").table("files"))
        .containsExactly(Map.of("name", "a", "sizeBytes", "5"), Map.of("name", "b"));
    assertThat(read(rules, "5 a\n6 bb").table("files")).hasSize(1);
  }

  @Test
  void rowsOfOneKeyAreOneRowAndTheFirstWordCounts() throws Exception {
    String rules =
        "rows:\n  members: ['^(?<number>\\d) (?<model>[A-Z]\\w*)$', '^(?<number>\\d) (?<state>[a-z]+)$']\n"
            + "keys: {members: [number]}";

    assertThat(read(rules, "1 ABC\n2 DEF\n2 ok\n1 bad\n1 XYZ\n").table("members"))
        .containsExactly(
            Map.of("number", "1", "model", "ABC", "state", "bad"),
            Map.of("number", "2", "model", "DEF", "state", "ok"));
  }

  @Test
  void aRuleForTheTextDemandsLinesThatStandTogether() throws Exception {
    String rules =
        "rows: {serials: [{text: '^NAME: chassis\\n\\s*SN: (?<serial>\\w+)$'}, '^SN: (?<serial>\\w+)$']}\nkeys: {serials: [serial]}";

    assertThat(read(rules, "NAME: fan\nSN: F1\nNAME: chassis\n\nSN: C1\n").table("serials"))
        .containsExactly(Map.of("serial", "C1"), Map.of("serial", "F1"));
  }

  @Test
  void aListInALineOrInLinesHasItems() throws Exception {
    String item = "item: '(?<image>[^;\\s]+)'";
    String rules =
        "rows: {bootVariables: [{line: '^boot (?<list>.+)', "
            + item
            + "}, {text: '^next:\\n(?<list>.+)\\nend', "
            + item
            + "}]}";

    assertThat(read(rules, "boot a;b\nnext:\nc;d\nend\n").table("bootVariables"))
        .extracting(row -> row.get("image"))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void partsEndBeforeTheNextAndGiveTheirColumnsToTheirRows() throws Exception {
    String rules =
        "parts:\n  - {from: '^slot (?<number>\\d)', to: '^end', rows: {packages: ['^ (?<name>\\w+)$']}}\n"
            + "  - {from: '^slot (?<number>\\d)', record: members, values: ['^sn (?<serial>\\w+)$']}";
    Reading read = read(rules, "slot 1\n a\nsn S1\nslot 2\n b\nend\n c\n");

    assertThat(read.table("packages"))
        .containsExactly(Map.of("number", "1", "name", "a"), Map.of("number", "2", "name", "b"));
    assertThat(read.table("members"))
        .containsExactly(Map.of("number", "1", "serial", "S1"), Map.of("number", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes, 2048K, 2097152",
    "bytes, 126976K/4096K, 134217728",
    "bytes, 5 bytes free (7 bytes used, 12",
    "bytes, 1234567890123 bytes, 1234567890123",
    "bytes, '1,000,204,886,016 bytes', 1000204886016",
    "bytes, 8589934591G, 9223372035781033984",
    "duration, '1 week, 2 days, 3 hours, 4 minutes', 788640",
    "leading-duration, 114 days 18 hours, 9914400",
    "kilobytes, 2048, 2097152",
    "kilobytes, -5, 0",
    "clock-duration, 4w3d 07:15, 2704500",
    "clock-duration, 00:03:20, 200",
    "compact-duration, 5w3d20m51s, 3284451",
    "compact-duration, 1h1s, 3601",
    "compact-duration, 12s340ms, 12",
    "rounded-bytes, 36.7MiB, 38482739",
    "rounded-bytes, 1924.1KiB, 1970278",
    "rounded-bytes, 29684kB, 30396416",
    "rounded-bytes, 15.5GiB, 16642998272",
    "rounded-bytes, 4711, 4711",
    "word, Standby HOT, standby hot"
  })
  void unitsMakePlainValues(String unit, String printed, String value) throws Exception {
    assertThat(
            read("values: ['^x: (?<x>[^\\n]+)$']\nunits: {x: " + unit + "}", "x: " + printed + "\n")
                .values())
        .containsEntry("x", value);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes, 8589934592G",
    "bytes, 999999999999G",
    "bytes, 5000000000G/5000000000G",
    "bytes, 9223372036854775807",
    "bytes, 12345678901234567890",
    "bytes, '1,000,000,000,000,000,000,000 bytes'",
    "kilobytes, 9999999999999",
    "rounded-bytes, 99999999.5T",
    "duration, '12345678901 seconds'",
    "leading-duration, '1 day, 12345678901 seconds'"
  })
  void aNumberThatIsTooLargeIsNoneRatherThanAnother(String unit, String printed) throws Exception {
    assertThat(
            read("values: ['^x: (?<x>[^\\n]+)$']\nunits: {x: " + unit + "}", "x: " + printed + "\n")
                .values())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "duration, 1 year 97 days, 60",
    "duration, 3 mins 20 secs, 1",
    "leading-duration, 1 year 97 days, 86400",
    "leading-duration, 114 days 18 hours, 3600",
    "leading-duration, 2 hours 12 mins, 60",
    "leading-duration, 3 mins 20 secs, 1",
    "clock-duration, 1d 02:03, 60",
    "clock-duration, 02:03:04, 1",
    "compact-duration, 2d3h, 1"
  })
  void aTimeIsAsExactAsThePartsThatArePrinted(String unit, String printed, String seconds)
      throws Exception {
    assertThat(
            read("values: ['^x: (?<x>[^\\n]+)$']\nunits: {x: " + unit + "}", "x: " + printed + "\n")
                .values())
        .containsEntry("xPrecision", seconds);
  }

  @Test
  void wordsOfTheDeviceBecomeOursAndSomeSayNothing() throws Exception {
    String rules =
        "values: ['^s: (?<state>.+)$', '^m: (?<model>.+)$']\nwords: {state: {c: committed}, model: {n/a: ''}}";

    assertThat(read(rules, "s: C\nm: N/A\n").values()).isEqualTo(Map.of("state", "committed"));
  }

  @Test
  void anOutputOfSomethingElseAndOneThatIsCutAreRefused() {
    String rules = "is: ['^Acme']\nend: '^Total'\nvalues: ['(?<version>\\d)']";

    assertThatThrownBy(() -> read(rules, "\nOther 1\n"))
        .hasMessage(
            "this is not what 'show x' prints, as far as is known: it begins with 'Other 1'");
    assertThatThrownBy(() -> read(rules, "Acme 1\nmore"))
        .hasMessage("the output of 'show x' is cut: it ends with 'more'");
  }

  @Test
  void aCommandMayPrintOneOfSeveralThings() throws Exception {
    Platforms platforms =
        with(
            "show x: {is: ['^A'], values: ['(?<version>\\d)']}\n"
                + "show x of another kind: {aka: [show x], is: ['^B'], values: ['(?<model>\\d)']}");

    assertThat(platforms.read("acme-os", "show x", "A 1\n").values())
        .isEqualTo(Map.of("version", "1"));
    assertThat(platforms.read("acme-os", "sho x", "A 1\n").values())
        .isEqualTo(Map.of("version", "1"));
    assertThat(platforms.read("acme-os", "show x", "B 1\n").values())
        .isEqualTo(Map.of("model", "1"));
    assertThatThrownBy(() -> platforms.read("acme-os", "show x", "C\n"))
        .hasMessageContaining("'show x'");
  }

  @ParameterizedTest
  @CsvSource({"list disk0:, 2", "list flash:, 1", "list, 1", "'LIST  Disk0:', 2", "li flash:, 1"})
  void inASessionTheOutputOfThatCommandIsTaken(String command, String version) throws Exception {
    String session =
        "lab#show clock\n9\nlab#list flash:\nv 1\nlab# list disk0:\nv 2\nlab#list disk1:\nv 3\nlab#\n";
    Platforms platforms =
        with("list: {aka: ['list \\S+', 'li \\S+'], values: ['^v (?<version>\\d)']}");

    assertThat(platforms.read("acme-os", command, session).values())
        .containsEntry("version", version);
  }

  @Test
  void theHeadOfATableIsNoPrompt() throws Exception {
    String session =
        "lab#show x\nlab#   Role   State\nv 1\nlab#\t  PID\nv 2\nlab#  \nlab#show y\nv 3\n";

    assertThat(read("rows: {files: ['^v (?<name>\\d)']}", session).table("files"))
        .containsExactly(Map.of("name", "1"), Map.of("name", "2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "values: ['a+']|has no group such as",
        "rows: {files: ['a+']}|has no group such as",
        "rows: {files: [{text: '(?<name>a)', item: '(?<name>b)'}]}|what has items needs a group 'list'",
        "rows: {files: [{line: '(?<name>a)', words: b}]}|unknown name; known here are line, text, item",
        "units: {x: gallons}|'gallons' is none of [TEXT, WORD, BYTES, KILOBYTES, DURATION, LEADING_DURATION, CLOCK_DURATION, COMPACT_DURATION, ROUNDED_BYTES]"
      })
  void errorsNameFileLineAndRule(String rule) {
    String[] parts = rule.split("\\|", 2);
    assertThatThrownBy(() -> read(parts[0], ""))
        .isInstanceOf(SwimException.class)
        .hasMessageStartingWith("mine.yaml:7: outputs.show x.")
        .hasMessageContaining(parts[1]);
  }
}
