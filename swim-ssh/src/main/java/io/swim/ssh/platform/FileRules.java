package io.swim.ssh.platform;

import io.swim.device.TransferProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of the files of a platform. Immutable.
 *
 * @param names how its images are named, the first that fits counts
 * @param hardware models, and what else devices call their family, by the family of images that run
 *     there; empty where images and devices have the same word for it
 * @param configuration paths of its configuration, keys and certificates, from the file system on;
 *     empty: nothing is known to be one
 * @param push how its own file servers name a file, by what they speak
 */
public record FileRules(
    List<ImageName> names,
    Map<String, Pattern> hardware,
    Optional<Pattern> configuration,
    Map<TransferProtocol, PushRule> push) {
  public FileRules {
    names = List.copyOf(names);
    hardware = Map.copyOf(hardware);
    push = Map.copyOf(push);
  }
}
