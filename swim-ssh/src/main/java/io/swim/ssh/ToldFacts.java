package io.swim.ssh;

import io.swim.device.AccessPoint;
import io.swim.device.BootMode;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.Failover;
import io.swim.device.Redundancy;
import io.swim.device.Redundancy.Readiness;
import io.swim.device.SoftwareMode;
import io.swim.device.StackMember;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What answers of a command line tell of a device, by the names that platform definitions use. */
final class ToldFacts {
  /** Fits into 63 bits. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private ToldFacts() {}

  /** What the device is and runs. */
  static void ofSystem(CliAnswer answer, DeviceFactsBuilder facts) throws DriverException {
    answer.value("hostname").ifPresent(facts::hostname);
    answer.value("version").ifPresent(facts::version);
    answer.value("imageFile").ifPresent(facts::runningImage);
    answer.value("imageFamily").ifPresent(facts::imageFamily);
    answer.value("featureSet").ifPresent(facts::featureSet);
    first(answer, "models", "model").ifPresent(facts::model);
    serialNumber(answer).ifPresent(facts::serialNumber);
    answer.value("configRegister").ifPresent(facts::configRegister);
    number(CliOperation.SHOW_VERSION, answer, "ramBytes").ifPresent(facts::ramBytes);
    answer.value("mode").flatMap(ToldFacts::mode).ifPresent(facts::mode);
  }

  /** What it boots next, and how. */
  static void ofBoot(CliAnswer answer, DeviceFactsBuilder facts) {
    facts.bootVariables(BootList.of(answer).images());
    facts.memberBootVariables(BootList.ofOthers(answer));
    bootMode(answer).ifPresent(facts::bootMode);
  }

  static Optional<BootMode> bootMode(CliAnswer answer) {
    return answer
        .value("bootMode")
        .flatMap(
            word ->
                switch (word) {
                  case "automatic" -> Optional.of(BootMode.AUTOMATIC);
                  case "manual" -> Optional.of(BootMode.MANUAL);
                  default -> Optional.empty();
                });
  }

  /**
   * The boxes that are one device: who they are, what lists them says; the rest, what the device
   * says of itself.
   */
  static void ofMembers(CliAnswer version, Optional<CliAnswer> listed, DeviceFactsBuilder facts)
      throws DriverException {
    String operation = CliOperation.SHOW_VERSION;
    CliAnswer answer = version;
    List<Map<String, String>> rows = version.table("members");
    if (listed.isPresent() && !listed.get().table("members").isEmpty()) {
      operation = CliOperation.MEMBERS;
      answer = listed.get();
      rows = listed.get().table("members").stream().map(row -> filled(row, version)).toList();
    }
    for (Map<String, String> row : rows) {
      facts.stackMember(
          new StackMember(
              (int)
                  number(
                      operation,
                      answer,
                      "number",
                      row.getOrDefault("number", "0"),
                      Integer.MAX_VALUE),
              text(row, "role"),
              text(row, "model"),
              text(row, "serial"),
              text(row, "version"),
              text(row, "mode").flatMap(ToldFacts::mode),
              text(row, "state")));
    }
    if (!rows.isEmpty()) {
      facts.members(rows.size());
    }
  }

  private static Map<String, String> filled(Map<String, String> row, CliAnswer version) {
    Map<String, String> filled = new HashMap<>();
    version.table("members").stream()
        .filter(each -> each.getOrDefault("number", "").equals(row.get("number")))
        .findFirst()
        .ifPresent(filled::putAll);
    filled.putAll(row);
    return filled;
  }

  static void ofPackages(CliAnswer answer, DeviceFactsBuilder facts) {
    InstalledPackages.listed(answer.table("packages")).forEach(facts::softwarePackage);
  }

  static void ofRedundancy(CliAnswer answer, DeviceFactsBuilder facts) {
    Optional<String> local = answer.value("redundancyLocal");
    Optional<String> peer = answer.value("redundancyPeer");
    if (local.isPresent() || peer.isPresent()) {
      Readiness readiness =
          answer
              .value("redundancyReady")
              .map(ready -> ready.equals("true") ? Readiness.READY : Readiness.NOT_READY)
              .orElse(Readiness.UNKNOWN);
      facts.redundancy(new Redundancy(local, peer, answer.value("redundancyMode"), readiness));
    }
  }

  static void ofFailover(CliAnswer answer, DeviceFactsBuilder facts) {
    failover(answer).ifPresent(facts::failover);
  }

  /** Whether it is one of a pair, and what it is there; a device that is alone tells that it is. */
  static Optional<Failover> failover(CliAnswer answer) {
    Optional<String> enabled = answer.value("failover");
    Optional<String> state =
        answer.value("failoverState").or(() -> enabled.filter("off"::equalsIgnoreCase));
    return state.isEmpty() && enabled.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Failover(answer.value("failoverRole"), state, answer.value("failoverPeerState")));
  }

  static Optional<String> serialNumber(CliAnswer answer) {
    return first(answer, "serials", "serial");
  }

  static void ofAccessPoints(CliAnswer answer, DeviceFactsBuilder facts) {
    accessPoints(answer).forEach(facts::accessPoint);
  }

  static List<AccessPoint> accessPoints(CliAnswer answer) {
    return answer.table("aps").stream()
        .map(row -> accessPoint(row, answer.value("cause")))
        .toList();
  }

  /** A controller may say why access points failed, and not of which it is. */
  private static AccessPoint accessPoint(Map<String, String> row, Optional<String> cause) {
    Optional<String> predownload = text(row, "predownload");
    return new AccessPoint(
        row.getOrDefault("name", ""),
        text(row, "primaryVersion"),
        text(row, "backupVersion"),
        predownload,
        text(row, "predownloadVersion"),
        text(row, "cause").or(() -> predownload.filter("failed"::equals).flatMap(its -> cause)));
  }

  private static Optional<SoftwareMode> mode(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "install" -> Optional.of(SoftwareMode.INSTALL);
      case "bundle" -> Optional.of(SoftwareMode.BUNDLE);
      default -> Optional.empty();
    };
  }

  private static Optional<String> first(CliAnswer answer, String table, String column) {
    return answer.table(table).stream().flatMap(row -> text(row, column).stream()).findFirst();
  }

  private static Optional<String> text(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column));
  }

  /** A count, from nothing up; empty where the answer has none. */
  static OptionalLong number(String operation, CliAnswer answer, String name)
      throws DriverException {
    return number(operation, answer, name, Long.MAX_VALUE);
  }

  /** The same, up to {@code most}. */
  static OptionalLong number(String operation, CliAnswer answer, String name, long most)
      throws DriverException {
    Optional<String> value = answer.value(name);
    return value.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(number(operation, answer, name, value.get(), most));
  }

  private static long number(
      String operation, CliAnswer answer, String name, String value, long most)
      throws DriverException {
    if (NUMBER.matcher(value).matches() && Long.parseLong(value) <= most) {
      return Long.parseLong(value);
    }
    throw new DriverException(
        FailureKind.PROTOCOL,
        DeviceEffect.NONE,
        name + " of " + operation + " has to be a number up to " + most + ": '" + value + "'",
        answer.output());
  }
}
