package io.swim;

import static io.swim.ListedImages.IOS;
import static io.swim.ListedImages.image;
import static io.swim.ListedImages.ios;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.ImageCount;
import io.swim.image.ImageField;
import io.swim.image.ImageKind;
import io.swim.image.ImageQuery;
import io.swim.image.SoftwareImage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about a repository of which no byte may be read. */
class ImageQueryTest {
  private static final PlatformId AP = new PlatformId("cisco-ap");
  private static final SoftwareImage SE11 = ios("c2960-lanbasek9-mz.150-2.SE11.bin", "15.0(2)SE11");
  private static final SoftwareImage SE12 = ios("c2960-lanbasek9-mz.150-2.SE12.bin", "15.0(2)SE12");
  private static final SoftwareImage OTHER =
      image("c3560-ipbase-mz.122-55.SE3.bin", IOS, "12.2(55)SE3", "C3560");
  private static final SoftwareImage AP_OLD = image("ap-17.9.4/ap1g8", AP, "17.9.4.27", "ap1g8");
  private static final SoftwareImage AP_NEW = image("ap-17.12.1/ap1g8", AP, "17.12.1.5", "ap1g8");

  private final ImageRepository repository = of(List.of(AP_NEW, OTHER, AP_OLD, SE12, SE11));

  private static ImageRepository of(List<SoftwareImage> images) {
    return TestRepositories.of(new ListedImages(images), List.of(), id -> false, Clock.systemUTC());
  }

  private List<SoftwareImage> asked(ImageQuery query) {
    return repository.list(query);
  }

  @Test
  void whoAsksForNothingSpecialGetsAllByFileName() {
    assertThat(asked(ImageQuery.ALL)).isEqualTo(repository.list()).hasSize(5);
  }

  @Test
  void imagesAreFoundByPlatformFamilyAndKind() {
    assertThat(asked(ImageQuery.ALL.withPlatform(IOS))).containsExactly(SE11, SE12, OTHER);
    assertThat(asked(ImageQuery.ALL.withFamily("c2960"))).containsExactly(SE11, SE12);
    assertThat(asked(ImageQuery.ALL.withFamily("C29"))).as("a part of a family").isEmpty();
    assertThat(asked(ImageQuery.ALL.withKind(ImageKind.SYSTEM))).hasSize(5);
    assertThat(asked(ImageQuery.ALL.withKind(ImageKind.ADD_ON))).isEmpty();
    assertThat(asked(ImageQuery.ALL.withPlatform(AP).withFamily("C2960"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"15.0(2)SE11", "15.0(2)se11", "15.0.2-SE11", "150-2.SE11"})
  void aVersionIsFoundInEverySpelling(String version) {
    assertThat(asked(ImageQuery.ALL.withVersion(version))).containsExactly(SE11);
  }

  @Test
  void partOfAFieldFindsAllThatHaveIt() {
    assertThat(asked(ImageQuery.ALL.withPart(ImageField.VERSION, "17."))).hasSize(2);
    assertThat(asked(ImageQuery.ALL.withPart(ImageField.VERSION, "se1")))
        .containsExactly(SE11, SE12);
    assertThat(
            asked(
                ImageQuery.ALL
                    .withPart(ImageField.VERSION, "17.")
                    .withPart(ImageField.ID, "ap-17.9")))
        .containsExactly(AP_OLD);
  }

  @ParameterizedTest
  @EnumSource(ImageField.class)
  void textIsFoundInEveryField(ImageField field) {
    String text = field.of(SE11).toUpperCase(java.util.Locale.ROOT);
    String word = text.split(" ")[0];

    assertThat(text).isNotEmpty();
    assertThat(asked(ImageQuery.ALL.withPart(field, text))).contains(SE11);
    assertThat(asked(ImageQuery.ALL.withText(word))).contains(SE11);
  }

  @Test
  void everyWordOfATextMustBeThereButNotInOneField() {
    assertThat(asked(ImageQuery.ALL.withText(" lanbase  C2960\tse12 "))).containsExactly(SE12);
    assertThat(asked(ImageQuery.ALL.withText("lanbase nowhere"))).isEmpty();
    assertThat(asked(ImageQuery.ALL.withText("  "))).hasSize(5);
  }

  @Test
  void groupsAreCounted() {
    assertThat(repository.counts())
        .containsExactly(
            new ImageCount(AP, "ap1g8", ImageKind.SYSTEM, 2),
            new ImageCount(IOS, "C2960", ImageKind.SYSTEM, 2),
            new ImageCount(IOS, "C3560", ImageKind.SYSTEM, 1));
  }

  @Test
  void imagesOfABundleAreFoundTogether() {
    ImageBundle bundle = repository.bundle(new BundleId("ap-17.9.4")).orElseThrow();

    assertThat(bundle.images()).containsExactly(AP_OLD);
    assertThat(bundle.version()).isEqualTo("17.9.4.27");
    assertThat(repository.bundles())
        .extracting(each -> each.id().value())
        .containsExactly("ap-17.12.1", "ap-17.9.4");
    assertThat(repository.bundle(new BundleId("ap-17"))).isEmpty();
  }

  @Test
  void tenThousandImagesAreSearchedWithoutOpeningOne() {
    List<SoftwareImage> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(ios("image-" + i + ".bin", "15." + i % 10 + "(" + i % 100 + ")SE" + i));
    }
    ImageRepository large = of(many);

    assertThat(large.list(ImageQuery.ALL.withText("c2960 9999"))).hasSize(1);
    assertThat(large.list(ImageQuery.ALL.withFamily("C2960").withVersion("15.7.7-SE7777")))
        .isEmpty();
    assertThat(large.list(ImageQuery.ALL.withVersion("15.7(77)se7777"))).hasSize(1);
    assertThat(large.counts())
        .containsExactly(new ImageCount(IOS, "C2960", ImageKind.SYSTEM, 10_000));
  }
}
