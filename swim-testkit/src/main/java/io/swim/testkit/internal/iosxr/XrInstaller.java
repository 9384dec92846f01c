package io.swim.testkit.internal.iosxr;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.Fixes.InstalledFix;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The operations of installing, as the router does them. Each is done wholly or not at all. */
final class XrInstaller {
  private final NetworkDevice device;
  private final XrRepository repository;

  XrInstaller(NetworkDevice device) {
    this.device = device;
    this.repository = IosXr.of(device).repository();
  }

  /** Reads images that lie on the router, whole, and takes them into the repository. */
  void add(String place, List<String> files) throws XrRefused {
    if (device.faults().all().contains(InstallTrait.ADD_FAILS)) {
      throw new XrRefused("failed while handling validate reply");
    }
    for (String name : files) {
      unpack(place, name);
    }
  }

  /** The same with one of them; tells its version. */
  String unpack(String place, String name) throws XrRefused {
    FlashFile file = file(place, name);
    try {
      ImageFacts facts = file.blob().inspect();
      String family = device.spec().model().family();
      if (!facts.family().equals(family)) {
        throw new XrRefused(name + " is for " + facts.family() + ", this is " + family);
      }
      if (facts.fix().isPresent()) {
        boolean reloads = facts.fix().get().reloads();
        repository.parts().add(new InstalledFix(facts.imageName(), facts.version(), reloads));
      } else {
        repository.add(new XrImage(file, facts, false));
      }
      return facts.version();
    } catch (NotBootable | IOException e) {
      throw new XrRefused(name + ": " + e.getMessage());
    }
  }

  /** As the router lists the image of a version. */
  String named(String version) throws XrRefused {
    synchronized (device) {
      return repository
          .ofVersion(version)
          .map(XrImage::name)
          .orElseThrow(() -> new XrRefused("no software of " + version));
    }
  }

  private FlashFile file(String place, String name) throws XrRefused {
    try {
      String slash = place.isEmpty() || place.endsWith("/") ? "" : "/";
      Located located = device.fileSystems().locate((place + slash + name).replaceFirst("^/+", ""));
      return located.fileSystem().get(located.file().replaceFirst("^/+", ""));
    } catch (IOException e) {
      throw new XrRefused(place + name + ": " + e.getMessage());
    }
  }

  /** The one image among the packages; without one there is nothing to boot. */
  XrImage toActivate(List<String> packages) throws XrRefused {
    synchronized (device) {
      if (device.has(Trait.REFUSE_RELOAD)) {
        throw new XrRefused("system is not ready for a reload");
      }
      if (packages.size() > 1) {
        throw new XrRefused("more than one boot image: " + String.join(" ", packages));
      }
      String name = packages.get(0);
      XrImage image =
          repository
              .find(name)
              .orElseThrow(() -> new XrRefused("package " + name + " is not in the repository"));
      if (repository.active().version().equals(image.version())) {
        throw new XrRefused("package " + name + " is already active");
      }
      return image;
    }
  }

  /** It runs after a reload that comes by itself. */
  void activate(XrImage image) {
    repository.activate(image);
    if (!device.faults().all().contains(InstallTrait.NEVER_RELOADS)
        && !device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      device.later(
          device.spec().install().activationDelay(), () -> device.reload("install activate"));
    }
  }

  /** The fixes of those names, when all are such; they run, or do not run any more, after that. */
  Optional<List<InstalledFix>> parts(List<String> packages, boolean run) throws XrRefused {
    synchronized (device) {
      List<InstalledFix> parts =
          packages.stream().flatMap(name -> repository.parts().find(name).stream()).toList();
      if (parts.isEmpty() || parts.size() < packages.size()) {
        if (!run) {
          throw new XrRefused("package " + String.join(" ", packages) + " is not active");
        }
        return Optional.empty();
      }
      String base = repository.active().version();
      for (InstalledFix part : parts) {
        if (!part.version().equals(base)) {
          throw new XrRefused(
              "package " + part.name() + " is for " + part.version() + ", and " + base + " runs");
        }
        if (repository.parts().isActive(part) == run) {
          throw new XrRefused(
              "package " + part.name() + " is " + (run ? "already" : "not") + " active");
        }
      }
      return Optional.of(parts);
    }
  }

  /** They run now, or do not any more; where one of them takes a reload, that comes by itself. */
  void change(List<InstalledFix> parts, boolean run) {
    repository.parts().change(parts, run);
    if (parts.stream().anyMatch(InstalledFix::reloads)) {
      device.later(
          device.spec().install().activationDelay(), () -> device.reload("install activate"));
    }
  }

  void commit() {
    if (device.faults().take(InstallTrait.RELOADS_AT_COMMIT)) {
      device.executor().execute(() -> device.reload("critical process fault"));
      return;
    }
    repository.commit();
  }

  void remove(List<String> names) throws XrRefused {
    for (String name : names) {
      XrImage image =
          repository
              .find(name)
              .orElseThrow(() -> new XrRefused("package " + name + " is not in the repository"));
      if (image.version().equals(repository.active().version())
          || image.version().equals(repository.committed().version())) {
        throw new XrRefused("package " + name + " is active or committed");
      }
      repository.remove(image);
    }
  }
}
