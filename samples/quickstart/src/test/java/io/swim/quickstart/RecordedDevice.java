package io.swim.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded walk, and what others read in it.
 *
 * @param name of its file, without ending
 * @param walk the file
 * @param os as they call the operating system
 * @param platform ours, if SWIM knows that system
 * @param version as they tell it
 * @param hardware as they tell it
 */
record RecordedDevice(
    String name,
    Path walk,
    String os,
    Optional<String> platform,
    Optional<String> version,
    Optional<String> hardware) {
  /** Systems that SWIM knows, by the names that others have for them. */
  private static final Map<String, String> PLATFORMS =
      Map.ofEntries(
          Map.entry("ios", "cisco-ios"),
          Map.entry("iosxr", "cisco-iosxr"),
          Map.entry("nxos", "cisco-nxos"),
          Map.entry("asa", "cisco-asa"),
          Map.entry("ciscowlc", "cisco-aireos"),
          Map.entry("ciscosb", "cisco-sb"),
          Map.entry("junos", "juniper-junos"),
          Map.entry("arista_eos", "arista-eos"),
          Map.entry("comware", "hpe-comware"),
          Map.entry("vrp", "huawei-vrp"),
          Map.entry("routeros", "mikrotik-routeros"));

  /** Recordings that come without expectations, by what their names begin with. */
  private static final Map<String, String> BY_NAME =
      Map.of(
          "cisco-unknown-01", "ios",
          "cisco-unmarked-0", "ios",
          "cisco-c3560", "ios",
          "cisco-n5000", "nxos",
          "h3c-comware", "comware",
          "huawei-s", "vrp",
          "juniper-", "junos");

  /** Versions in descriptions of recordings that come without expectations. */
  private static final Map<String, String> VERSIONS =
      Map.ofEntries(
          Map.entry("ios_1", "12.2(50)SE3"),
          Map.entry("ios_c3825", "15.1(4)M10"),
          Map.entry("iosxe_asr1000", "15.4(3)S2"),
          Map.entry("iosxe_c3850", "16.9.6"),
          Map.entry("nxos", "7.0(8)N1(1)"),
          Map.entry("nxos_1", "7.3(2)N1(1)"),
          Map.entry("nxos_n5548-7.3.3", "7.3(3)N1(1)"),
          Map.entry("cisco-n5000", "6.0(2)N2(3)"),
          Map.entry("cisco-n5000-uk9", "6.0(2)N2(3)"),
          Map.entry("cisco-c3560", "12.2(55)SE3"),
          Map.entry("cisco-unknown-01", "12.2(18)SXF12"),
          Map.entry("cisco-unmarked-0", "12.1(8)EA1c"),
          Map.entry("comware_1", "3.10, Release 2211P06"),
          Map.entry("comware_h3c", "5.20 Release 1111P01"),
          Map.entry("h3c-comware-7-1-075", "7.1.075, Release 7751P01"),
          Map.entry("h3c-comware-lsq1wcmd0", "Release 2509P61"),
          Map.entry("h3c-comware-lsq1wcmd0-2509p61", "Release 2509P61"),
          Map.entry("juniper-mx960-13-3r9-13", "13.3R9.13"),
          Map.entry("vrp_ar169fgwl", "V200R009C00SPC500"),
          Map.entry("vrp_ne05e", "V800R022C00SPC600"),
          Map.entry("vrp_route", "V200R011C10SPC600"),
          Map.entry("huawei-s5720", "V200R007C00SPC500"),
          Map.entry("huawei-s12704", "V200R012C00SPC500"));

  /** What they call IOS and is another system, of which SWIM knows nothing. */
  private static final Map<String, String> OTHER_SYSTEMS =
      Map.of(
          "ios_2", "Global Site Selector, which runs Linux",
          "ios_ie1000", "IE 1000, whose system is not IOS and has no command line");

  static RecordedDevice of(Path walk) throws IOException {
    String name = walk.getFileName().toString().replaceFirst("\\.snmprec$", "");
    Path json = walk.resolveSibling("../data").normalize().resolve(name + ".json").toAbsolutePath();
    String expected = Files.exists(json) ? Files.readString(json) : "";
    String os = field(expected, "os").orElseGet(() -> byName(name));
    String known = os.equals("iosxe") ? iosXe(walk) : PLATFORMS.get(os);
    Optional<String> platform =
        OTHER_SYSTEMS.containsKey(name) ? Optional.empty() : Optional.ofNullable(known);
    return new RecordedDevice(
        name,
        walk,
        os,
        platform,
        field(expected, "version").or(() -> Optional.ofNullable(VERSIONS.get(name))),
        field(expected, "hardware"));
  }

  /** Wireless controllers have platforms of their own. */
  private static String iosXe(Path walk) throws IOException {
    String text = Files.readString(walk, StandardCharsets.ISO_8859_1);
    return text.contains("(C9800-AP")
        ? "cisco-ewc"
        : text.contains("(C9800") ? "cisco-c9800" : "cisco-iosxe";
  }

  private static String byName(String name) {
    return BY_NAME.entrySet().stream()
        .filter(each -> name.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> name.replaceFirst("_.*", ""));
  }

  /** Of the first device in the first module of a file, which is the system. */
  private static Optional<String> field(String json, String name) {
    Matcher device =
        Pattern.compile("\"devices\":\\s*\\[\\s*\\{(.*?)\\n?\\s*}\\s*]", Pattern.DOTALL)
            .matcher(json);
    if (!device.find()) {
      return Optional.empty();
    }
    Matcher value =
        Pattern.compile("\"" + name + "\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(device.group(1));
    return value.find()
        ? Optional.of(value.group(1).replace("\\/", "/").strip()).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  /** Walks with a VLAN behind their names are a part of another one. */
  boolean isWhole() {
    return name.indexOf('@') < 0;
  }

  /** Their version without what it is of: {@code Software 3.1.1.4, Bootldr ...}. */
  Optional<String> plainVersion() {
    return version.map(
        it ->
            it.replaceFirst("^Software ([^,]+),.*", "$1")
                .replaceFirst("^[A-Z0-9_]+(?:-[A-Z0-9_]+)* (\\d)", "$1"));
  }

  /** Whether that is the same hardware, whatever stands around it. */
  boolean isHardware(String model) {
    return hardware.map(it -> plain(it).equals(plain(model))).orElse(false);
  }

  private static String plain(String model) {
    return model
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^juniper ", "")
        .replaceFirst(" v\\d\\d$", "");
  }
}
