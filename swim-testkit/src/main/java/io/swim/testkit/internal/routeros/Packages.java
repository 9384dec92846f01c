package io.swim.testkit.internal.routeros;

import io.swim.image.VersionScheme;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is installed: the system, and packages beside it, all of one version. Not thread-safe:
 * guarded by the monitor of the device.
 */
final class Packages {
  private static final VersionScheme VERSIONS = VersionScheme.GENERIC;

  private final List<Package> installed = new ArrayList<>();
  private boolean downgrade;

  /**
   * A package.
   *
   * @param file that it came out of, as it was then
   */
  record Package(FlashFile file, ImageFacts facts) {
    /** As the list of packages has it. */
    String name() {
      return isSystem() && facts.version().startsWith("7") ? "routeros" : facts.imageName();
    }

    boolean isSystem() {
      return facts.imageName().equals("system") || facts.imageName().startsWith("routeros");
    }

    /** As the log has it. */
    String title() {
      return name() + "-" + facts.version();
    }
  }

  void deliver(Package main) {
    installed.add(main);
  }

  Package main() {
    return installed.get(0);
  }

  List<Package> installed() {
    return installed;
  }

  /** The next reboot goes back to the oldest version there is. */
  void downgrade() {
    downgrade = true;
  }

  /** Installs what is among the files, or says in the log why not. */
  void boot(NetworkDevice device, List<String> log) {
    boolean back = downgrade;
    downgrade = false;
    List<Package> waiting = waiting(device, log);
    Comparator<Package> byVersion =
        (one, other) -> VERSIONS.compare(one.facts().version(), other.facts().version());
    Optional<Package> system =
        back
            ? waiting.stream().filter(Package::isSystem).min(byVersion)
            : waiting.stream().filter(Package::isSystem).max(byVersion);
    if (system.isPresent() && byVersion.compare(system.get(), main()) < 0 && !back) {
      refuse(log, system.get().title(), "a newer version is installed");
    } else if (system.isPresent() && device.has(Trait.BOOT_OLD_IMAGE)) {
      refuse(log, system.get().title(), "not enough disk space");
    } else if (system.isPresent()) {
      installed.clear();
      install(system.get(), device, log);
    }
    for (Package each : waiting) {
      if (!each.isSystem() && byVersion.compare(each, main()) == 0) {
        install(each, device, log);
      } else if (!each.isSystem()) {
        refuse(log, each.title(), "it needs system-" + each.facts().version());
      }
    }
  }

  /** Those that are whole and for this architecture. */
  private static List<Package> waiting(NetworkDevice device, List<String> log) {
    List<Package> waiting = new ArrayList<>();
    String architecture = device.spec().model().family();
    for (FlashFile file : device.fileSystems().standard().files()) {
      if (!file.name().endsWith(".npk")) {
        continue;
      }
      try {
        Package found = new Package(file, file.blob().inspect());
        if (found.facts().family().equals(architecture)) {
          waiting.add(found);
        } else {
          String theirs = found.facts().family();
          refuse(log, found.title(), "it is for " + theirs + ", not for " + architecture);
        }
      } catch (NotBootable | IOException e) {
        refuse(log, file.name(), "broken package, " + e.getMessage());
      }
    }
    return waiting;
  }

  private void install(Package each, NetworkDevice device, List<String> log) {
    installed.removeIf(old -> old.name().equals(each.name()));
    installed.add(each);
    log.add("system,info installed " + each.title());
    FlashFileSystem flash = device.fileSystems().standard();
    try {
      flash.delete(each.file().name());
    } catch (FlashException e) {
      log.add("system,error can not remove " + each.file().name() + ": " + e.getMessage());
    }
  }

  private static void refuse(List<String> log, String title, String why) {
    log.add("system,error can not install " + title + ": " + why);
  }
}
