package io.swim;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.spi.BundleContents;
import io.swim.spi.BundleReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bundles that are text: the word "bundle", the version, then {@code name=bytes}. */
final class TextBundles implements BundleReader {
  @Override
  public String id() {
    return "text-bundles";
  }

  @Override
  public BundleContents read(String fileName, ImageContent content) throws IOException {
    String text = new String(content.stream(0).readAllBytes(), StandardCharsets.US_ASCII);
    if (!text.startsWith("bundle ")) {
      return new BundleContents.NotMine();
    }
    String[] words = text.split(" ");
    List<BundleContents.Entry> images = new ArrayList<>();
    int position = words[0].length() + 1 + words[1].length() + 1;
    for (int i = 2; i < words.length; i++) {
      String name = words[i].substring(0, words[i].indexOf('='));
      int size = words[i].length() - name.length() - 1;
      if (size == 0) {
        return new BundleContents.Damaged(name + " has no bytes");
      }
      images.add(
          new BundleContents.Entry(name, name, content.slice(position + name.length() + 1, size)));
      position += words[i].length() + 1;
    }
    return new BundleContents.Images(
        new PlatformId("cisco-ap"), ImageKind.SYSTEM, words[1], images, List.of("readme.txt"));
  }
}
