package io.swim.transfer.tftp;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random bytes, and good packets with something wrong. */
final class Mutation {
  private Mutation() {}

  static byte[] of(List<byte[]> seeds, Random random) {
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] seed = seeds.get(random.nextInt(seeds.size())).clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(seed, random.nextInt(seed.length + 1));
      }
      case 1 -> {
        byte[] longer = Arrays.copyOf(seed, seed.length + random.nextInt(600));
        Arrays.fill(longer, seed.length, longer.length, (byte) random.nextInt());
        return longer;
      }
      default -> {
        for (int i = random.nextInt(4); i >= 0 && seed.length > 0; i--) {
          seed[random.nextInt(seed.length)] = (byte) random.nextInt();
        }
        return seed;
      }
    }
  }
}
