package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.AccessPoint;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.FileSystem;
import io.swim.device.PlatformId;
import io.swim.device.RemoteFile;
import io.swim.image.SoftwareImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A device in memory: files, a boot list, a running image, a reboot that takes (virtual) time. Its
 * way of booting is a device's: the first image of the boot list that is whole. Not thread-safe.
 */
public final class FakeDevice {
  /** The platform of all fake devices. */
  public static final PlatformId PLATFORM = new PlatformId("fake-os");

  /** The platform of those with two slots for software, and no files. */
  public static final PlatformId SLOTS = new PlatformId("fake-slots");

  static final String FLASH = "flash:";
  private static final long FLASH_BYTES = 64L << 20;
  private static final Duration UPTIME = Duration.ofDays(40);

  private final DeviceId id;
  private final Clock clock;
  private final Set<FakeFault> faults;
  private final Map<String, FakeFile> files = new LinkedHashMap<>();
  private List<String> bootList;
  private List<String> savedBootList;
  private String runningFile;
  private FakeFile inMemory;
  private Instant bootedAt;
  private Instant downUntil = Instant.MIN;
  private Optional<Duration> outage = Optional.empty();
  private Optional<Receiving> receiving = Optional.empty();
  private String fileSystem = FLASH;
  private String serialNumber;
  private long keptBytes;
  private int refusedLogins;
  private int loginsToRefuse;
  private Optional<FakePair> pair = Optional.empty();
  private Optional<FakeStack> stack = Optional.empty();
  private Optional<FakePackages> packages = Optional.empty();
  private boolean hasSlots;
  private FakeController controller;
  private Optional<String> deviceManager = Optional.empty();
  private int reboots;
  private int reloadOrders;
  private final FakeChange change;

  FakeDevice(DeviceId id, Clock clock, FakeFile old, Set<FakeFault> faults) {
    this.id = id;
    this.clock = clock;
    this.controller = new FakeController(clock, List.of());
    this.serialNumber = "SERIAL-" + id;
    this.faults = faults.isEmpty() ? EnumSet.noneOf(FakeFault.class) : EnumSet.copyOf(faults);
    runsOnly(old);
    bootedAt = clock.instant().minus(UPTIME);
    change = new FakeChange(clock);
  }

  public DeviceId id() {
    return id;
  }

  /** How often it has booted since it was made. */
  public int reboots() {
    return reboots;
  }

  /** How often a reload was ordered, taken or not. */
  public int reloadOrders() {
    return reloadOrders;
  }

  /** The version that runs now. */
  public String version() {
    return runsPackages() ? packages.orElseThrow().running() : running().version();
  }

  /** From now on it runs packages of its version, and not a file. */
  public FakeDevice installed() {
    packages = Optional.of(new FakePackages(version()));
    files.put(FakePackages.LIST, FakePackages.list());
    runningFile = FakePackages.LIST;
    bootList = List.of(FLASH + FakePackages.LIST);
    savedBootList = bootList;
    return this;
  }

  /** From now on it has two slots: one with what it runs, and one that is empty. */
  public FakeDevice slots() {
    installed();
    hasSlots = true;
    return this;
  }

  /** From now on it is a stack of so many, whose first member all else is about. */
  public FakeStack stackOf(int members) {
    stack = Optional.of(new FakeStack(members, running()));
    installOnMembers();
    return stack.orElseThrow();
  }

  void pairedWith(FakePair value) {
    pair = Optional.of(value);
  }

  /** The pair that it is a unit of. */
  Optional<FakePair> pair() {
    return pair;
  }

  Optional<FakeStack> stack() {
    return stack;
  }

  /** Access points of these names have joined it. */
  public FakeDevice accessPoints(String... names) {
    controller = new FakeController(clock, List.of(names));
    return this;
  }

  /** How often its access points were told to download. */
  public int predownloads() {
    return controller.predownloads();
  }

  /** Whether its access points boot what they downloaded. */
  public boolean isSwapped() {
    return controller.isSwapped();
  }

  FakeController controller() {
    return controller;
  }

  List<AccessPoint> accessPoints() {
    return controller.accessPoints(has(FakeFault.ACCESS_POINT_FAILS));
  }

  /** Its packages, if it has any. */
  Optional<FakePackages> packages() {
    if (hasSlots && receiving.isPresent()) {
      FakeFile file = receiving.get().file(clock.instant());
      String part = "part of " + file.sizeBytes() + " bytes";
      packages.orElseThrow().fillSlot(file.isWhole() ? file.version() : part);
      receiving = receiving.filter(copy -> !file.isWhole());
    }
    return packages;
  }

  /** What it was told to boot is unpacked from now on. */
  void unpacked(FakePackages value) {
    packages = Optional.of(value);
    files.put(FakePackages.LIST, FakePackages.list());
  }

  /** What it will boot, in order. */
  public List<String> bootList() {
    return bootList;
  }

  /** How often it refused a login. */
  public int refusedLogins() {
    return refusedLogins;
  }

  /** Counts a login that is refused. */
  boolean refusesLogin(Access access) {
    boolean refuses =
        has(FakeFault.CLI_REFUSED)
            || (access == Access.SSH && has(FakeFault.SSH_REFUSED))
            || loginsToRefuse-- > 0;
    refusedLogins += refuses ? 1 : 0;
    return refuses;
  }

  /** So many logins more are refused. */
  void refuseLogins(int value) {
    loginsToRefuse = value;
  }

  void add(FakeFault fault) {
    faults.add(fault);
  }

  /** From now on it has one file only, which it runs and boots. */
  void runsOnly(FakeFile file) {
    files.clear();
    files.put(file.name(), file);
    runningFile = file.name();
    inMemory = file;
    bootList = List.of(FLASH + file.name());
    savedBootList = bootList;
  }

  public boolean has(FakeFault fault) {
    return faults.contains(fault);
  }

  /** Whether it had that fault; it does not any more. */
  boolean once(FakeFault fault) {
    return faults.remove(fault);
  }

  /** The next transfer breaks half way, since for so long nothing gets to the device. */
  void breakLineFor(Duration value) {
    outage = Optional.of(value);
  }

  /** Whether the line breaks now. */
  boolean lineBreaks() {
    Optional<Duration> broken = outage;
    outage = Optional.empty();
    broken.ifPresent(value -> downUntil = clock.instant().plus(value));
    return broken.isPresent();
  }

  boolean isUp() {
    return !has(FakeFault.UNREACHABLE) && !clock.instant().isBefore(downUntil);
  }

  /** The image that manages it. */
  public Optional<String> deviceManager() {
    return deviceManager;
  }

  void deviceManager(String image) {
    deviceManager = Optional.of(image);
  }

  /** What it will boot, in order, as it was saved last. */
  public List<String> savedBootList() {
    return savedBootList;
  }

  /** Sets what it will boot, and does not save. */
  void bootList(List<String> value) {
    bootList = List.copyOf(value);
    pair.ifPresent(both -> both.mateOf(this).bootList = bootList);
  }

  /** It boots that from now on, and the other unit of its pair what it would have booted. */
  void ownBootList(List<String> value) {
    bootList = List.copyOf(value);
    savedBootList = bootList;
  }

  void saveBootList() {
    savedBootList = bootList;
    pair.filter(both -> both.saves(both.mateOf(this)))
        .ifPresent(both -> both.mateOf(this).savedBootList = bootList);
  }

  /** Where it says that its files are. */
  void fileSystem(String value) {
    fileSystem = value;
  }

  String serialNumber() {
    return serialNumber;
  }

  void serialNumber(String value) {
    serialNumber = value;
  }

  Map<String, FakeFile> files() {
    return files;
  }

  void orderReload() {
    reloadOrders++;
    pair.ifPresent(both -> both.reloads(this));
  }

  /** What it is at, and what waits to be applied. */
  FakeChange change() {
    return change;
  }

  void delete(String name) {
    inMemory = running();
    FakeFile gone = files.remove(name);
    if (gone != null && has(FakeFault.KEEPS_ROOM_OF_DELETED_FILES)) {
      keptBytes += gone.sizeBytes();
    }
  }

  void erase() {
    files.clear();
    keptBytes = 0;
  }

  /** Goes down now, and boots what the boot list says. */
  void reload(Duration takes) {
    reboots++;
    downUntil = has(FakeFault.NEVER_COMES_BACK) ? Instant.MAX : clock.instant().plus(takes);
    bootedAt = has(FakeFault.NEVER_COMES_BACK) ? clock.instant() : downUntil;
    bootList = savedBootList;
    stack.ifPresent(members -> members.boot(bootList));
    packages.ifPresent(all -> all.boot(has(FakeFault.BOOTS_OLD_IMAGE)));
    if (!has(FakeFault.BOOTS_OLD_IMAGE)) {
      bootList.stream()
          .map(path -> path.substring(path.indexOf(':') + 1))
          .filter(name -> files.containsKey(name) && files.get(name).isWhole())
          .findFirst()
          .ifPresent(name -> runningFile = name);
    }
    installOnMembers();
  }

  /** What it installed gets to the other members of its stack. */
  void installOnMembers() {
    if (runsPackages()) {
      stack.ifPresent(members -> members.install(version()));
    }
  }

  /** Half of the image is there, and the rest comes bit by bit until then. */
  void receiveUntil(Instant end, Duration takes, SoftwareImage image) {
    receiving = Optional.of(new Receiving(image, end, takes));
  }

  boolean isReceiving() {
    return receiving.filter(copy -> clock.instant().isBefore(copy.end())).isPresent();
  }

  void receive(SoftwareImage image, boolean whole) {
    if (hasSlots) {
      packages.orElseThrow().fillSlot(whole ? image.version() : "none");
      return;
    }
    files.put(image.fileName(), FakeFile.of(image, whole));
  }

  /** Only half of what was received last is there. */
  void halve(String name) {
    if (hasSlots) {
      packages.orElseThrow().fillSlot("none");
    }
    files.computeIfPresent(name, (key, file) -> file.half());
  }

  FileSystem flash() {
    receiving.ifPresent(copy -> files.put(copy.image().fileName(), copy.file(clock.instant())));
    receiving = receiving.filter(copy -> isReceiving());
    List<RemoteFile> listed =
        files.values().stream().map(f -> new RemoteFile(f.name(), f.sizeBytes())).toList();
    long used = has(FakeFault.FLASH_FULL) ? FLASH_BYTES : keptBytes;
    used += listed.stream().mapToLong(RemoteFile::sizeBytes).sum();
    return new FileSystem(fileSystem, FLASH_BYTES, Math.max(0, FLASH_BYTES - used), listed);
  }

  DeviceFacts facts() {
    return hasSlots
        ? FakeFacts.ofSlots(this, clock.instant())
        : FakeFacts.of(this, clock.instant());
  }

  String runningFile() {
    return runningFile;
  }

  BootMark bootMark() {
    return new BootMark(
        "fake", bootedAt, Duration.ofSeconds(2), OptionalLong.of(reboots), Duration.ZERO);
  }

  boolean runsPackages() {
    return packages.isPresent() && runningFile.equals(FakePackages.LIST);
  }

  /** It goes on with what it has in memory when somebody deletes the file. */
  private FakeFile running() {
    inMemory = files.getOrDefault(runningFile, inMemory);
    return inMemory;
  }
}
