package io.swim.testkit.fake;

import io.swim.device.DeviceFactsBuilder;
import io.swim.device.FileSystem;
import io.swim.device.RemoteFile;
import io.swim.device.StackMember;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The members of a stack beside the active one, which is the first: each has a flash of its own,
 * and boots what is on it by the list that all have. Not thread-safe.
 */
public final class FakeStack {
  private static final long FLASH_BYTES = 64L << 20;

  private final Map<Integer, Map<String, FakeFile>> flashes = new TreeMap<>();
  private final Map<Integer, FakeFile> running = new HashMap<>();
  private final Map<Integer, Integer> breaks = new HashMap<>();
  private final List<String> deleted = new ArrayList<>();
  private final Map<Integer, Update> updates = new HashMap<>();
  private int absent;
  private int behind;
  private int copies;

  /** A stack of so many members, which all run that. */
  FakeStack(int members, FakeFile old) {
    for (int number = 2; number <= members; number++) {
      flashes.put(number, new LinkedHashMap<>(Map.of(old.name(), old)));
      running.put(number, old);
    }
  }

  /** The next copies to a member break half way, so often. */
  public FakeStack breakCopies(int member, int times) {
    breaks.put(member, times);
    return this;
  }

  /** That member does not come back from a reboot. */
  public FakeStack loseAtReboot(int member) {
    absent = -member;
    return this;
  }

  /** That member runs after a reboot what it ran before. */
  public FakeStack leaveBehind(int member) {
    behind = member;
    return this;
  }

  /**
   * That member comes back with its old version, gets the new one from the active one, which takes
   * that long, and then reboots by itself, which takes that long.
   */
  public FakeStack updateLate(int member, Duration copy, Duration reboot) {
    behind = member;
    updates.put(member, new Update(copy, reboot));
    return this;
  }

  /** How often a copy to a member was ordered. */
  public int copies() {
    return copies;
  }

  /** What was deleted on members, with the names of their flashes. */
  public List<String> deleted() {
    return List.copyOf(deleted);
  }

  /** Takes a file away. */
  public void lose(int member, String file) {
    flash(member).remove(file);
  }

  /** What a member runs. */
  public String version(int member) {
    return running(member).version();
  }

  /** A member runs that version, from nowhere. */
  public void runs(int member, String version) {
    running.put(member, new FakeFile("none", 0, version, FakeFile.OTHER, true));
  }

  /** Puts a file of that size there, which is no image. */
  public void litter(int member, String file, long bytes) {
    flash(member).put(file, new FakeFile(file, bytes, "none", FakeFile.OTHER, false));
  }

  /** The flash of a file system such as flash2:, if it is a member's. */
  Optional<Map<String, FakeFile>> find(String fileSystem) {
    return Optional.of(fileSystem.replaceAll("\\D", ""))
        .filter(digits -> !digits.isEmpty())
        .map(Integer::valueOf)
        .map(flashes::get);
  }

  FileSystem fileSystem(String name) {
    List<RemoteFile> listed = new ArrayList<>();
    long used = 0;
    for (FakeFile file : find(name).orElseThrow().values()) {
      listed.add(new RemoteFile(file.name(), file.sizeBytes()));
      used += file.sizeBytes();
    }
    return new FileSystem(name, FLASH_BYTES, FLASH_BYTES - used, listed);
  }

  void delete(String fileSystem, String file) {
    deleted.add(fileSystem + file);
    find(fileSystem).orElseThrow().remove(file);
  }

  void copy(FakeFile file, String fileSystem) throws DriverException {
    copies++;
    int member = Integer.parseInt(fileSystem.replaceAll("\\D", ""));
    int left = breaks.getOrDefault(member, 0);
    breaks.put(member, left - 1);
    flash(member).put(file.name(), left > 0 ? file.half() : file);
    if (left > 0) {
      throw new DriverException(
          FailureKind.REJECTED, DeviceEffect.APPLIED, "the copy to " + fileSystem + " broke");
    }
  }

  /** What is installed on the active one gets to all of them. */
  void install(String version) {
    absent = Math.abs(absent);
    for (Integer number : flashes.keySet()) {
      if (number != behind) {
        runs(number, version);
      }
    }
  }

  /** Each by the first file of the list that is on its own flash and whole. */
  void boot(List<String> bootList) {
    absent = Math.abs(absent);
    for (Map.Entry<Integer, Map<String, FakeFile>> flash : flashes.entrySet()) {
      if (flash.getKey() == behind) {
        continue;
      }
      bootList.stream()
          .map(path -> path.substring(path.indexOf(':') + 1))
          .map(flash.getValue()::get)
          .filter(file -> file != null && file.isWhole())
          .findFirst()
          .ifPresent(file -> running.put(flash.getKey(), file));
    }
  }

  Map<Integer, List<String>> bootLists(List<String> ofAll) {
    Map<Integer, List<String>> all = new TreeMap<>();
    flashes.keySet().stream().filter(each -> each != absent).forEach(n -> all.put(n, ofAll));
    return all;
  }

  /** What the active one tells, which boots by that list and has been up for so long. */
  void tell(DeviceFactsBuilder facts, List<String> bootList, String version, Duration uptime) {
    facts.bootVariables(bootList).memberBootVariables(bootLists(bootList));
    facts.stackMember(member(1, "Master", version, "Ready"));
    for (Integer number : flashes.keySet()) {
      facts.fileSystem(fileSystem("flash" + number + ":"));
      Optional<Update> update = Optional.ofNullable(updates.get(number));
      boolean gone = number == absent || update.filter(each -> each.reboots(uptime)).isPresent();
      if (update.filter(each -> each.isDone(uptime)).isPresent()) {
        runs(number, version);
      }
      String its = gone ? "" : version(number);
      String state = gone ? "Provisioned" : its.equals(version) ? "Ready" : "Version Mismatch";
      facts.stackMember(member(number, "Member", its, state));
    }
    facts.members(flashes.size() + 1);
  }

  /** A member that gets the software after the others are up. */
  private record Update(Duration copy, Duration reboot) {
    boolean reboots(Duration uptime) {
      return uptime.compareTo(copy) >= 0 && !isDone(uptime);
    }

    boolean isDone(Duration uptime) {
      return uptime.compareTo(copy.plus(reboot)) >= 0;
    }
  }

  private static StackMember member(int number, String role, String version, String state) {
    return new StackMember(
        number,
        Optional.of(role),
        Optional.empty(),
        Optional.empty(),
        Optional.of(version).filter(each -> !each.isEmpty()),
        Optional.empty(),
        Optional.of(state));
  }

  private Map<String, FakeFile> flash(int member) {
    return Optional.ofNullable(flashes.get(member)).orElseThrow();
  }

  private FakeFile running(int member) {
    return Optional.ofNullable(running.get(member)).orElseThrow();
  }
}
