package io.swim.job;

import io.swim.device.DeviceId;
import io.swim.image.ImageId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a user asks for.
 *
 * @param key chosen by the host, one for each upgrade that is wanted: to submit the same key again
 *     begins nothing, but gives the same run again, until its job is deleted
 * @param name for people
 * @param task what is done with each device
 * @param devices each once, in the order in which they are begun
 * @param options how; anything but an upgrade makes no room, and no backup on the way; tasks about
 *     files change nothing else
 */
public record UpgradeRequest(
    String key, String name, Task task, List<DeviceId> devices, UpgradeOptions options) {
  public UpgradeRequest {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(devices, "devices");
    Objects.requireNonNull(options, "options");
    devices = List.copyOf(devices);
    if (!(task instanceof Task.Upgrade)) {
      options =
          options
              .withScope(task.changesSoftware() ? options.scope() : UpgradeScope.DISTRIBUTE)
              .withDistribution(
                  options.distribution().withMakeRoom(MakeRoom.NEVER).withBackup(Backup.NONE));
    }
    if (task instanceof Task.RollBack back) {
      check(back, devices, options.scope());
    }
    if (key.isBlank()) {
      throw new IllegalArgumentException("an upgrade request needs a key");
    }
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("an upgrade request needs at least one device");
    }
    if (devices.stream().distinct().count() != devices.size()) {
      throw new IllegalArgumentException("a device is named twice in upgrade request " + key);
    }
  }

  private static void check(Task.RollBack task, List<DeviceId> devices, UpgradeScope scope) {
    if (scope == UpgradeScope.DISTRIBUTE) {
      throw new IllegalArgumentException("a rollback distributes nothing: its scope is another");
    }
    if (!task.previous().keySet().equals(Set.copyOf(devices))) {
      throw new IllegalArgumentException(
          "a rollback needs what each of its devices ran before: it has that of "
              + task.previous().keySet()
              + ", and the devices are "
              + devices);
    }
  }

  /** With the default options; the key is the name as well. */
  public static UpgradeRequest of(String key, ImageId image, Collection<DeviceId> devices) {
    return of(key, new Task.Upgrade(image), devices);
  }

  /** With the default options; the key is the name as well. */
  public static UpgradeRequest of(String key, Task task, Collection<DeviceId> devices) {
    return new UpgradeRequest(key, key, task, List.copyOf(devices), UpgradeOptions.DEFAULT);
  }

  public UpgradeRequest withOptions(UpgradeOptions value) {
    return new UpgradeRequest(key, name, task, devices, value);
  }

  public UpgradeRequest withName(String value) {
    return new UpgradeRequest(key, value, task, devices, options);
  }
}
