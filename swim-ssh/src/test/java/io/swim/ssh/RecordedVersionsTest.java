package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.VersionScheme;
import io.swim.ssh.platform.VersionSchemes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every version in recorded data of a platform is one of its scheme, or it is said here why not.
 */
class RecordedVersionsTest {
  /** What stands where a version is expected, and is none. */
  private static final Map<String, String> NO_VERSIONS =
      Map.of(
          "Unknown", "a module that is off",
          "N/A", "a module without software",
          "n/a", "a package without a version",
          "S2C", "a label that a developer gave a build",
          "1", "the catalogue's own number of a disk",
          "1.0", "the catalogue's own number of a disk",
          "3.17", "a train of IOS-XE, which has releases S and SP",
          "stable202305", "a name of the catalogue, not of NX-OS",
          "17.4R1 & 18.4R1", "two versions");

  private static final String CATALOGUE = "gns3-image-catalogue.tsv";
  private static final String NAMES = "image-names.tsv";

  /**
   * Where versions are.
   *
   * @param scheme that must understand all of them
   * @param folder below which the files are
   * @param ending of the files
   * @param expression whose group is a version; ' is a quotation mark
   */
  private record Source(String scheme, String folder, String ending, String expression) {}

  private static List<Source> sources() {
    String ios = "IOS(?! XR)[^\\n]* Software[^\\n]*?, (?:Experimental )?Version ";
    String classic = ios + "(\\d+\\.\\d+\\([^,\\s]+)";
    String catalogue = "\\.gns3a\t[^\t]+\t";
    return List.of(
        new Source("ios", "ntc/tests/cisco_ios", ".raw", classic),
        new Source("ios", "genieparser", "_output.txt", classic),
        new Source(
            "ios", "genieparser/ios", ".json", "'(?:version|sw_ver)': '(\\d+\\.\\d+\\([^']+)"),
        new Source("ios", "librenms/tests", ".snmprec", classic),
        new Source("ios", "snmpsim-data", ".snmprec", classic),
        new Source("ios", "transcripts", "", classic),
        new Source("ios", "", NAMES, "-mz\\.(?:SPA\\.)?(1\\d\\d-[^\\t]+?)\\.bin"),
        new Source("ios", "", CATALOGUE, "cisco-(?:\\d{4}|iosv|iosvl2)" + catalogue + "([^\\t]+)"),
        new Source("iosxe", "ntc/tests/cisco_ios", ".raw", ios + "([^,\\s]+)"),
        new Source("iosxe", "ntc/tests/cisco_ios", ".yml", "version: '(\\d+\\.\\d+[.(][^']+)"),
        new Source("iosxe", "genieparser", "_output.txt", ios + "([^,\\s]+)"),
        new Source("iosxe", "genieparser", "_output.txt", "IOS XE Software, Version (\\S+)"),
        new Source("iosxe", "genieparser", "_output.txt", "^(?:IMG|SMU) +[CIU] +(\\d\\S+)"),
        new Source(
            "iosxe",
            "genieparser/iosxe",
            ".json",
            "'(?:version|xe_version|sw_ver|filename_version)': '((?!bootflash|flash)[^']+)"),
        new Source("iosxe", "librenms/tests", ".snmprec", ios + "([^,\\s]+)"),
        new Source("iosxe", "librenms/tests", "iosxe.*\\.json", "'version': '(?:\\S+ )?([^']+)"),
        new Source("iosxe", "transcripts", "", ios + "([^,\\s]+)"),
        new Source(
            "iosxe",
            "",
            NAMES,
            "\\.((?:\\d\\d\\.){2}\\d\\d[a-z]?(?:sprd\\d|\\.prd\\d)?"
                + "(?:\\.S?E?\\.1\\d\\d-\\d\\.\\w+(?:-\\w+)?)?)\\.(?!0)"),
        new Source("iosxe", "", NAMES, "[._](BLD_\\w+)\\."),
        new Source("iosxe", "", NAMES, "\\.(20\\d\\d-\\d\\d-\\d\\d_\\d\\d\\.\\d\\d_[a-z]+)\\."),
        new Source(
            "iosxe",
            "",
            CATALOGUE,
            "cisco-(?:c8000v|cat9k|csr1000v|iou-l\\d)"
                + catalogue
                + "([^\\t]+?)(?: 8G|-VIRL|-build2)?\\t"),
        new Source("iosxr", "ntc/tests/cisco_xr", ".raw", "IOS XR Software, Version (\\S+)"),
        new Source("iosxr", "ntc/tests/cisco_xr", ".yml", "version: '(\\d[^']+)"),
        new Source("iosxr", "genieparser", ".txt", "IOS XR Software, Version (\\S+)"),
        new Source("iosxr", "genieparser/iosxr", ".json", "'software_version': '([^']+)"),
        new Source("iosxr", "librenms/tests", ".snmprec", "IOS XR Software.*, Version (\\S+)"),
        new Source("iosxr", "transcripts", "", "IOS XR Software, Version (\\S+(?: LNT)?)"),
        new Source("iosxr", "", NAMES, "^(?i:asr9k)-[^\\t]*?-(\\d[^\\t-]*)\\.(?:iso|tar)"),
        new Source("iosxr", "", CATALOGUE, "cisco-iosxrv(?:9k)?" + catalogue + "([^\\t]+)"),
        new Source("nxos", "ntc/tests/cisco_nxos", ".raw", "(?:system|NXOS): +version (\\d.*)"),
        new Source("nxos", "ntc/tests/cisco_nxos", ".raw", "kickstart: +version (\\d.*)"),
        new Source("nxos", "genieparser", ".json", "'(?:kickstart|system)_version': '(\\d[^']+)"),
        new Source("nxos", "genieparser/nxos", ".json", "'running_version': '(\\d[^']+)"),
        new Source("nxos", "librenms/tests", ".snmprec", "NX-OS.*?Version (\\d[^,\\s]+)"),
        new Source("nxos", "snmpsim-data", ".snmprec", "NX-OS.*?Version (\\d[^,\\s]+)"),
        new Source(
            "nxos",
            "transcripts",
            "",
            "(?:system|NXOS): +version (\\d\\S+(?: \\[build [^\\]]*\\])?)"),
        new Source(
            "nxos",
            "",
            NAMES,
            "^(?:n|fx|aci)[^\\t]*(?:k9|kickstart|nxos|system)\\.(\\d+\\.\\d+\\.\\d[^\\t_]*?)"
                + "(?:_compact)?\\.(?:g?bin|SPA)\\t"),
        new Source(
            "nxos",
            "",
            CATALOGUE,
            "cisco-nxosv[^\\t]*" + catalogue + "(?:9\\d00v (?:lite )?)?([^\\t]+)"),
        new Source("asa", "ntc/tests/cisco_asa", ".raw", "Appliance Software Version (\\S+)"),
        new Source("asa", "ntc/tests/cisco_asa", ".raw", "Device Manager Version (\\S+)"),
        new Source("asa", "ntc/tests/cisco_asa", ".yml", "sw_version(?:_mate)?: '([^']+)"),
        new Source("asa", "genieparser/asa", ".json", "'as[ad]m?_version': '([^']+)"),
        new Source("asa", "librenms/tests", ".snmprec", "ASA Version (\\S+)"),
        new Source("asa", "transcripts", "", "Appliance Software Version (\\S+)"),
        new Source("asa", "transcripts", "", "Device Manager Version (\\S+)"),
        new Source("asa", "", NAMES, "^asa(\\d[\\d-]*\\d)-"),
        new Source("asa", "", NAMES, "^(?:asdm|anyconnect-\\w+(?:-i386)?)-(\\d[\\d.]*\\d)[-.]"),
        new Source("asa", "", CATALOGUE, "cisco-asav?" + catalogue + "([^\\t]+?)(?: CML)?\\t"),
        new Source("aireos", "ntc/tests/cisco_wlc_ssh", ".yml", "image_version: '([^']+)"),
        new Source("aireos", "genieparser/aireos", ".json", "'version_num': '([^']+)"),
        new Source("aireos", "", NAMES, "[-_]((?:\\d{1,2}[-_]){2}\\d{1,3}[-_]\\d+)\\.aes"),
        new Source("aireos", "", CATALOGUE, "cisco-vWLC" + catalogue + "([^\\t]+)"),
        new Source(
            "junos", "ntc/tests/juniper_junos", ".raw", "[\\[ ](\\d\\d\\.\\d[RX][^\\]\\s]*)"),
        new Source(
            "junos", "ntc/tests/juniper_junos", ".yml", "_(?:version|suite): '(\\d\\d\\.[^']+)"),
        new Source("junos", "genieparser", ".json", "'(?:junos-|os-)version': '([^']+)"),
        new Source("junos", "librenms/tests", ".snmprec", "JUNOS (\\d[^,\\s]*)"),
        new Source("junos", "librenms/tests", "junos.*\\.json", "'version': '([^']+)"),
        new Source("junos", "snmpsim-data", ".snmprec", "JUNOS (\\d[^,\\s]*)"),
        new Source(
            "junos",
            "",
            CATALOGUE,
            "juniper-v[^\\t]*" + catalogue + "([^\\t]+?)(?:-KVM|-ESXi|-OpenStack| 3\\.0)?\\t"),
        new Source("eos", "ntc/tests/arista_eos", ".raw", "[Ii]mage version: +(\\S+)"),
        new Source("eos", "ntc/tests/arista_eos", ".raw", "build version: +(\\S+)"),
        new Source("eos", "transcripts", "", "(?:[Ii]mage|build) version: +(4\\.\\S+)"),
        new Source("eos", "", NAMES, "^EOS-(\\S+)\\.swi"),
        new Source("eos", "", CATALOGUE, "^Arista\\t[^\\t]+\\t[^\\t]+\\t([^\\t]+)"),
        new Source(
            "comware", "librenms/tests", ".snmprec", "Software,? .*Version (\\d\\S+ Release \\w+)"),
        new Source("comware", "snmpsim-data", ".snmprec", "(\\d\\S+, Release \\w+)"),
        new Source("comware", "snmpsim-data", ".snmprec", "Product Version (Release \\w+)"),
        new Source("comware", "transcripts", "", "[Vv]ersion (7\\.1\\.\\w+, Release \\w+)"),
        new Source("comware", "", CATALOGUE, "^HPE\\t[^\\t]+\\t[^\\t]+\\t([^\\t]+)"),
        new Source("vrp", "ntc/tests/huawei_vrp", ".raw", "software, ?Version (\\S+ \\([^)]+\\))"),
        new Source("vrp", "ntc/tests/huawei_vrp", ".yml", "product_version: '([^']+)"),
        new Source("vrp", "librenms/tests", ".snmprec", "software, ?Version (\\S+ \\([^)]+\\))"),
        new Source("vrp", "librenms/tests", "vrp.*\\.json", "'version': '([^']+)"),
        new Source("vrp", "snmpsim-data", ".snmprec", "software, ?Version (\\S+ \\([^)]+\\))"),
        new Source("vrp", "", CATALOGUE, "^HuaWei\\t[^\\t]+\\t[^\\t]+\\t([^\\t]+)"),
        new Source("routeros", "ntc/tests/mikrotik_routeros", ".yml", "version: '([^']+)"),
        new Source(
            "routeros", "ntc/tests/mikrotik_routeros", ".yml", "_(?:software|firmware): '([^']+)"),
        new Source("routeros", "librenms/tests", "routeros.*\\.json", "'version': '([^']+)"),
        new Source("routeros", "", CATALOGUE, "^MikroTik\\t[^\\t]+\\t[^\\t]+\\t([^\\t]+)"));
  }

  /** What the agents of a recording say that they are. */
  private static String descriptions(Path file) {
    Matcher lines =
        Pattern.compile("(?m)^1\\.3\\.6\\.1\\.2\\.1\\.1\\.1\\.0\\|4(x?)\\|(.*)$")
            .matcher(Recorded.text(file));
    StringBuilder all = new StringBuilder();
    lines
        .results()
        .map(line -> line.group(1).isEmpty() ? line.group(2) : decoded(line))
        .forEach(text -> all.append(text).append('\n'));
    return all.toString();
  }

  private static String decoded(MatchResult line) {
    return new String(HexFormat.of().parseHex(line.group(2).strip()), StandardCharsets.ISO_8859_1);
  }

  private static List<Path> files(Source source) throws Exception {
    Path folder = Recorded.folder(source.folder);
    if (source.folder.isEmpty()) {
      return List.of(folder.resolve(source.ending));
    }
    Pattern ending = Pattern.compile(source.ending + "$");
    return Recorded.files(folder, "").stream()
        .filter(each -> Files.isRegularFile(each) && ending.matcher(each.toString()).find())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyVersionIsUnderstood(Source source) throws Exception {
    Pattern pattern = Pattern.compile(source.expression.replace('\'', '"'), Pattern.MULTILINE);
    Set<String> versions = new TreeSet<>();
    for (Path file : files(source)) {
      String text = source.ending.equals(".snmprec") ? descriptions(file) : Recorded.text(file);
      pattern.matcher(text).results().map(found -> found.group(1).strip()).forEach(versions::add);
    }
    versions.removeAll(NO_VERSIONS.keySet());
    VersionScheme scheme = VersionSchemes.get(source.scheme);
    assertThat(versions).isNotEmpty().allMatch(scheme::understands);
  }

  /** Cisco names files by both: cat4500e-universalk9.SPA.03.08.08.E.152-4.E8.bin. */
  @ParameterizedTest
  @ValueSource(strings = {NAMES, CATALOGUE})
  void bothNamesInTheNameOfAFileAreOneVersion(String list) {
    VersionScheme scheme = VersionSchemes.get("iosxe");
    List<MatchResult> names =
        Pattern.compile(
                "\\.(0[23]\\.\\d+\\.\\d+[a-z]?\\.[A-Z]+)\\.(1\\d\\d-\\d+\\.[A-Z]+\\d*[a-z]?)[-.]")
            .matcher(Recorded.text(Recorded.folder("").resolve(list)))
            .results()
            .toList();
    assertThat(names)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(scheme.same(name.group(1), name.group(2))).as(name.group()).isTrue());
  }
}
