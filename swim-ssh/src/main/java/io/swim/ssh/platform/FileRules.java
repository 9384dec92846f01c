package io.swim.ssh.platform;

import io.swim.device.TransferProtocol;
import io.swim.image.DigestAlgorithm;
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
 * @param path how its command line takes the path of a file
 * @param push how its own file servers name a file, by what they speak
 * @param digests what its command for the digest of a file calls those that it computes
 */
public record FileRules(
    List<ImageName> names,
    Map<String, Pattern> hardware,
    Optional<Pattern> configuration,
    PathTemplate path,
    Map<TransferProtocol, PushRule> push,
    Map<DigestAlgorithm, String> digests) {
  public FileRules {
    names = List.copyOf(names);
    hardware = Map.copyOf(hardware);
    push = Map.copyOf(push);
    digests = Map.copyOf(digests);
  }
}
