package io.swim.ssh;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of recorded lists of images are, by rules: from where a name was found, and from
 * reading it.
 */
final class ImageNameRules {
  static final String NOBODY = "nobody";

  /**
   * What a name is, if it fits.
   *
   * @param source where it was found, or all of its row
   * @param value with groups of the name
   */
  private record Rule(Pattern source, Pattern name, String value) {
    static Rule of(String source, String name, String value) {
      return new Rule(Pattern.compile(source), Pattern.compile(name), value);
    }

    Optional<String> read(String from, String text) {
      Matcher matcher = name.matcher(text);
      if (!source.matcher(from).find() || !matcher.find()) {
        return Optional.empty();
      }
      StringBuilder value = new StringBuilder();
      matcher.appendReplacement(value, this.value);
      return Optional.of(value.substring(matcher.start()));
    }
  }

  private static final List<Rule> PLATFORMS =
      List.of(
          Rule.of("fxos|staros", "", NOBODY),
          Rule.of("", "\\.swi$", "arista-eos"),
          Rule.of("", "\\.aes$", "cisco-aireos"),
          Rule.of("", "^AP3\\d0v", "cisco-aironet-vxworks"),
          Rule.of("", "(?i)^(?:asr9k|mbi)", "cisco-iosxr"),
          Rule.of("", "^(?:asa|asdm|anyconnect)", "cisco-asa"),
          Rule.of("", "^nxos|^n\\d|^aci-|kickstart", "cisco-nxos"),
          Rule.of("", "-mz\\.", "cisco-ios"),
          Rule.of("", "^C9800-AP-", "cisco-ewc"),
          Rule.of("", "^C9800-(?!SW-)", "cisco-c9800"),
          Rule.of("", "", "cisco-iosxe"));

  private static final List<Rule> VERSIONS =
      List.of(
          Rule.of("", "\\.(0[23](?:\\.\\d\\d){2}[a-z]?\\.[A-Z]+)\\.", "$1"),
          Rule.of("", "rommon\\.(\\d\\d)(\\d)-(\\dr)\\.", "$1.$2($3)"),
          Rule.of("", "\\.(1[67]\\.\\d+\\.\\d+[a-z]?)(?:\\.?prd\\d)?\\.", "$1"),
          Rule.of("", "((?i)BLD_\\w+)\\.", "$1"),
          Rule.of("", "\\.(20\\d\\d-\\d\\d-\\d\\d_\\d\\d\\.\\d\\d_[a-z]+)\\.", "$1"),
          Rule.of("", "-mz\\..*?(1\\d)(\\d)-([\\d.]+[a-z]?)(?:\\.(\\w+))?\\.bin", "$1.$2($3)$4"),
          Rule.of("", "^asa(\\d)-(\\d+)-(\\d+)-(\\d+)-", "$1.$2($3)$4"),
          Rule.of("", "^asa9(1\\d)(\\d)-", "9.$1($2)"),
          Rule.of("", "^(?:asa|asdm-)(\\d)(\\d)(\\d)-?(\\d*)", "$1.$2($3)$4"),
          Rule.of("", "-(\\d\\.\\d\\.\\d{5})-k9", "$1"),
          Rule.of(
              "",
              "(?:nxos|k9|kickstart)\\.(\\d+)\\.(\\d)\\.(\\d+)\\.([A-Z]+\\d*)\\.([\\d.]+)[._]",
              "$1.$2($3)$4($5)"),
          Rule.of("", "(?:nxos|k9|kickstart)\\.(\\d+)\\.(\\d)\\.(\\d+[a-z]?)\\.bin", "$1.$2($3)"),
          Rule.of("", "(\\d+)[-_](\\d+)[-_](\\d+)[-_](\\d+)\\.aes", "$1.$2.$3.$4"),
          Rule.of("", "EOS-([\\d.]+[A-Z]?)\\.swi", "$1"),
          Rule.of("", "-(\\d\\.\\d\\.\\d)\\.(?:iso|tar)", "$1"),
          Rule.of("", "v(\\d\\d)(\\d\\d)T", "$1.$2T"),
          Rule.of("", "", ""));

  /** By vendor, appliance and name: files that come with it are of nobody. */
  private static final List<Rule> APPLIANCES =
      List.of(
          Rule.of("", "^empty\\d+G|^OVMF|_config|^metadata\\.img", NOBODY),
          Rule.of("\tcisco-(?:\\d{4}|iosv|iosvl2)\\.", "", "cisco-ios"),
          Rule.of("\tcisco-(?:c8000v|cat9k|csr1000v|iou-l\\d)\\.", "", "cisco-iosxe"),
          Rule.of("\tcisco-iosxrv(?:9k)?\\.", "", "cisco-iosxr"),
          Rule.of("\tcisco-nxosv", "", "cisco-nxos"),
          Rule.of("\tcisco-asav?\\.", "", "cisco-asa"),
          Rule.of("\tcisco-vWLC\\.", "", "cisco-aireos"),
          Rule.of("\tjuniper-v", "", "juniper-junos"),
          Rule.of("^Arista\t", "", "arista-eos"),
          Rule.of("^HPE\t", "", "hpe-comware"),
          Rule.of("^HuaWei\t", "", "huawei-vrp"),
          Rule.of("^MikroTik\t", "", "mikrotik-routeros"),
          Rule.of("", "", NOBODY));

  /** Words of the catalogue, which are no part of a version. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?: CML| 8G|-VIRL|-build2|-KVM|-ESXi|-OpenStack| 3\\.0)$|^9\\d00v (?:lite )?");

  private ImageNameRules() {}

  /** Of a row of image-names.tsv: name, number, source. */
  static ImageName recorded(String[] row) {
    return new ImageName(row[0], first(PLATFORMS, row[2], row[0]), first(VERSIONS, "", row[0]));
  }

  /** Of a row of gns3-image-catalogue.tsv: vendor, appliance, name, version. */
  static ImageName catalogued(String[] row) {
    return new ImageName(
        row[2],
        first(APPLIANCES, row[0] + "\t" + row[1], row[2]),
        WORDS.matcher(row[3]).replaceAll(""));
  }

  private static String first(List<Rule> rules, String from, String name) {
    return rules.stream().flatMap(each -> each.read(from, name).stream()).findFirst().orElseThrow();
  }

  /**
   * What a name should be found to be.
   *
   * @param version empty if the name has none
   */
  record ImageName(String name, String platform, String version) {}
}
