package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.XeNames;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bundle on its way to the members: copied to those that lack it, unpacked on all. */
final class Unpacking {
  private static final int KILOBYTE = 1024;

  private final List<Member> members;
  private final FlashFile bundle;

  Unpacking(List<Member> members, FlashFile bundle) {
    this.members = members;
    this.bundle = bundle;
  }

  /** Writes all files, or none when one member has no room. */
  PackageList run(ImageFacts facts) throws InstallRefused, NotBootable, IOException {
    FlashFileSystem active = members.get(0).flash();
    Map<String, Blob> packages = bundle.blob().unpack(active.store());
    PackageList list = new PackageList(List.copyOf(packages.keySet()));
    Map<String, Blob> files = new LinkedHashMap<>(packages);
    files.put(XeNames.list(facts.imageName()), list.blob(active.store()));
    for (Member member : members) {
      checkRoom(member, files);
    }
    for (Member member : members) {
      if (member.number() > 1) {
        member.flash().put(bundle.name(), bundle.blob());
      }
      for (Map.Entry<String, Blob> file : files.entrySet()) {
        member.flash().put(file.getKey(), file.getValue());
      }
    }
    return list;
  }

  private void checkRoom(Member member, Map<String, Blob> files) throws InstallRefused {
    FlashFileSystem flash = member.flash();
    long needed = member.number() > 1 ? missing(flash, bundle.name(), bundle.blob()) : 0;
    for (Map.Entry<String, Blob> file : files.entrySet()) {
      needed += missing(flash, file.getKey(), file.getValue());
    }
    if (needed > flash.freeBytes()) {
      throw new InstallRefused(
          member,
          flash.name()
              + ": requires "
              + (needed + KILOBYTE - 1) / KILOBYTE
              + " KB of free space, but only "
              + flash.freeBytes() / KILOBYTE
              + " KB is available");
    }
  }

  private static long missing(FlashFileSystem flash, String name, Blob blob) {
    long there = flash.find(name).map(old -> old.blob().sizeBytes()).orElse(0L);
    return Math.max(0, blob.sizeBytes() - there);
  }
}
