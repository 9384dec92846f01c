package io.swim.testkit.internal.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration as far as it matters here.
 *
 * @param bootImages entries of the boot list as they were typed, in order
 * @param tftpBlockSize {@code ip tftp blocksize}; 0 when not configured
 * @param quietPrompts {@code file prompt quiet}
 * @param systemShutdown {@code snmp-server system-shutdown}
 * @param transfer what concerns copying
 * @param options what else is configured: first words of a command to the rest
 */
public record DeviceConfig(
    String hostname,
    List<String> bootImages,
    int tftpBlockSize,
    boolean quietPrompts,
    boolean systemShutdown,
    TransferConfig transfer,
    Map<String, String> options) {

  public DeviceConfig {
    options = Map.copyOf(options);
  }

  public DeviceConfig withHostname(String name) {
    return new DeviceConfig(
        name, bootImages, tftpBlockSize, quietPrompts, systemShutdown, transfer, options);
  }

  public DeviceConfig withBootImages(List<String> images) {
    return new DeviceConfig(
        hostname,
        List.copyOf(images),
        tftpBlockSize,
        quietPrompts,
        systemShutdown,
        transfer,
        options);
  }

  public DeviceConfig withBootImage(String image) {
    List<String> images = new ArrayList<>(bootImages);
    images.add(image);
    return withBootImages(images);
  }

  public DeviceConfig withTftpBlockSize(int size) {
    return new DeviceConfig(
        hostname, bootImages, size, quietPrompts, systemShutdown, transfer, options);
  }

  public DeviceConfig withQuietPrompts(boolean quiet) {
    return new DeviceConfig(
        hostname, bootImages, tftpBlockSize, quiet, systemShutdown, transfer, options);
  }

  public DeviceConfig withSystemShutdown(boolean allowed) {
    return new DeviceConfig(
        hostname, bootImages, tftpBlockSize, quietPrompts, allowed, transfer, options);
  }

  public DeviceConfig withTransfer(TransferConfig changed) {
    return new DeviceConfig(
        hostname, bootImages, tftpBlockSize, quietPrompts, systemShutdown, changed, options);
  }

  /** An empty text takes it away. */
  public DeviceConfig withOption(String command, String rest) {
    Map<String, String> changed = new TreeMap<>(options);
    changed.remove(command);
    if (!rest.isEmpty()) {
      changed.put(command, rest);
    }
    return new DeviceConfig(
        hostname, bootImages, tftpBlockSize, quietPrompts, systemShutdown, transfer, changed);
  }

  /** What stands behind the first words of that command, if it is configured. */
  public Optional<String> option(String command) {
    return Optional.ofNullable(options.get(command));
  }
}
