package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.flash.FlashFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What cleaning up removes from the flash of one member.
 *
 * @param kept files that are in use
 */
record Removal(Member member, List<String> files, List<String> kept) {
  /** Packages, lists and bundles that neither what runs nor what is or was committed needs. */
  static List<Removal> of(List<Member> members, InstallStore store, List<String> bootList)
      throws IOException {
    List<Removal> removals = new ArrayList<>();
    for (Member member : members) {
      Set<String> used = used(member, store, bootList);
      List<String> files = new ArrayList<>();
      List<String> kept = new ArrayList<>();
      for (FlashFile file : member.flash().files()) {
        if (isSoftware(file)) {
          (used.contains(file.name()) ? kept : files).add(file.name());
        }
      }
      removals.add(new Removal(member, files, kept));
    }
    return removals;
  }

  private static boolean isSoftware(FlashFile file) {
    return file.name().endsWith(".pkg")
        || file.name().endsWith(".bin")
        || file.name().endsWith(".SPA" + PackageList.ENDING)
        || file.name().equals(PackageList.BOOTED);
  }

  private static Set<String> used(Member member, InstallStore store, List<String> bootList)
      throws IOException {
    Set<String> used = new HashSet<>(Set.of(PackageList.BOOTED));
    PackageList.find(member.flash(), PackageList.BOOTED)
        .ifPresent(list -> used.addAll(list.packages()));
    for (Installed image : store.images()) {
      if (image.state() != Installed.State.INACTIVE) {
        used.addAll(image.packages().packages());
        used.add(image.list());
      }
    }
    bootList.forEach(entry -> used.add(entry.replaceFirst("^\\w+:/?", "")));
    if (member.image().isPresent()) {
      FlashFile running = member.image().get().file();
      used.add(running.name());
      if (running.name().endsWith(PackageList.ENDING)) {
        used.addAll(PackageList.read(running).packages());
      }
    }
    return used;
  }
}
