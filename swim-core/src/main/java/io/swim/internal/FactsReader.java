package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.FlashPath;
import io.swim.device.SoftwareMode;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageKind;
import io.swim.spi.FactsDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a device over SNMP and over its command line, and puts together what they say: the command
 * line knows the boot configuration, SNMP tells the platform first and the boot more precisely.
 */
final class FactsReader {
  private final Engine engine;

  FactsReader(Engine engine) {
    this.engine = engine;
  }

  /**
   * Everything that can be read; of the active unit of a failover pair that of the other one, too.
   *
   * @throws DriverException when nothing could be
   */
  DeviceFacts read(DeviceContext device, Attempts attempts)
      throws DriverException, InterruptedException {
    DeviceFacts read = one(device, attempts);
    boolean isOfPair =
        !device.speaksToMate()
            && read.failover().isPresent()
            && device
                .platform()
                .flatMap(engine.platforms()::pair)
                .filter(rules -> rules.isActive(read.failover().get()))
                .isPresent();
    if (!isOfPair) {
      return read;
    }
    try {
      return device.toMate(() -> read.withMate(over(commandLines(device), device, attempts)));
    } catch (DriverException e) {
      device.transcript().comment("the other unit of the pair can't be read: " + e.getMessage());
      return read;
    }
  }

  private DeviceFacts one(DeviceContext device, Attempts attempts)
      throws DriverException, InterruptedException {
    List<DriverException> failures = new ArrayList<>();
    Optional<DeviceFacts> snmp = Optional.empty();
    if (device.isUsable(Access.SNMP)) {
      try {
        snmp = Optional.of(over(List.of(Access.SNMP), device, attempts));
        snmp.flatMap(DeviceFacts::platform).ifPresent(device::platformFound);
      } catch (DriverException e) {
        failures.add(e);
      }
    }
    Optional<DeviceFacts> cli = Optional.empty();
    List<Access> others = commandLines(device);
    if (others.stream().anyMatch(device::isUsable)) {
      try {
        cli = Optional.of(over(others, device, attempts));
        cli.flatMap(DeviceFacts::platform).ifPresent(device::platformFound);
      } catch (DriverException e) {
        if (e.kind() == FailureKind.UNTRUSTED) {
          throw e;
        }
        failures.add(e);
      }
    }
    if (snmp.isPresent() && cli.isPresent()) {
      return inMode(withMarkOf(snmp.get(), cli.get().orElse(snmp.get())), device);
    }
    return inMode(
        (cli.isPresent() ? cli : snmp).orElseThrow(() -> nothing(device, failures)), device);
  }

  /** How it holds its software is told by its members, or by what it booted. */
  private DeviceFacts inMode(DeviceFacts read, DeviceContext device) {
    if (read.mode().isPresent()) {
      return read;
    }
    List<SoftwareMode> told =
        read.stack().stream().flatMap(member -> member.mode().stream()).distinct().toList();
    Optional<SoftwareMode> mode =
        told.isEmpty()
            ? read.runningImage()
                .flatMap(FileTaskFindings::file)
                .flatMap(file -> bootedFrom(file, device))
            : told.stream().filter(each -> told.size() == 1).findFirst();
    return mode.map(each -> read.orElse(DeviceFacts.builder(read.readAt()).mode(each).build()))
        .orElse(read);
  }

  private Optional<SoftwareMode> bootedFrom(FlashPath file, DeviceContext device) {
    boolean isList =
        engine
            .platforms()
            .recognizeName(file.name())
            .filter(image -> image.kind() == ImageKind.PACKAGE_LIST)
            .isPresent();
    return device
        .platform()
        .flatMap(platform -> engine.platforms().packageList(platform, file.fileSystem()))
        .map(list -> isList ? SoftwareMode.INSTALL : SoftwareMode.BUNDLE);
  }

  private DeviceFacts over(List<Access> order, DeviceContext device, Attempts attempts)
      throws DriverException, InterruptedException {
    return attempts.first(
        "read facts",
        order,
        access -> engine.drivers().factsDriver(device.platform(), access),
        (driver, access) -> driver.facts(access, device));
  }

  /**
   * Which boot this is, from whoever answers first: SNMP, since a silent agent is told quickly,
   * then the command line. Nothing is recorded: this is asked again and again while a device
   * reboots.
   */
  Optional<BootMark> bootMark(DeviceContext device) throws InterruptedException {
    List<Access> order = new ArrayList<>(List.of(Access.SNMP));
    order.addAll(commandLines(device));
    return firstMark(order, device);
  }

  /** The same from the device's own uptime, which no restart of an SNMP agent touches. */
  Optional<BootMark> commandLineMark(DeviceContext device) throws InterruptedException {
    return firstMark(commandLines(device), device);
  }

  private static List<Access> commandLines(DeviceContext device) {
    return device.configOrder().stream().filter(access -> access != Access.SNMP).toList();
  }

  private Optional<BootMark> firstMark(List<Access> order, DeviceContext device)
      throws InterruptedException {
    for (Access access : order) {
      Optional<FactsDriver> driver = engine.drivers().factsDriver(device.platform(), access);
      if (driver.isPresent() && device.isUsable(access) && !device.isLoginRefused(access)) {
        try {
          return Optional.of(driver.get().bootMark(access, device));
        } catch (DriverException e) {
          device.discard(access);
          if (e.kind() == FailureKind.AUTHENTICATION && access != Access.SNMP) {
            device.loginRefused(access, e.getMessage());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static DeviceFacts withMarkOf(DeviceFacts from, DeviceFacts to) {
    return from.bootMark()
        .map(mark -> DeviceFacts.builder(to.readAt()).bootMark(mark).build().orElse(to))
        .orElse(to);
  }

  private static DriverException nothing(DeviceContext device, List<DriverException> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    if (failures.isEmpty()) {
      return new DriverException(
          FailureKind.AUTHENTICATION,
          DeviceEffect.NONE,
          "no SNMP and no CLI credentials for " + device.device().id());
    }
    DriverException first = failures.get(0);
    DriverException second = failures.get(1);
    return new DriverException(
        second.kind(),
        DeviceEffect.NONE,
        "SNMP: " + first.getMessage() + "; CLI: " + second.getMessage(),
        (first.deviceWords() + " " + second.deviceWords()).strip());
  }
}
