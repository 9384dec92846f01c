package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every {@link ImageRecognizer} must do. */
public abstract class ImageRecognizerContract extends FileReadingContract<Recognition> {
  /** The recognizer under test. */
  protected abstract ImageRecognizer recognizer();

  @Override
  final Recognition look(String fileName, ImageContent content) throws IOException {
    return recognizer().recognize(fileName, content);
  }

  @Override
  final boolean isWhole(Recognition answer) {
    return answer instanceof Recognition.Recognized;
  }

  @Override
  final boolean isDamaged(Recognition answer) {
    return answer instanceof Recognition.Damaged;
  }

  @Override
  final String inWords(Recognition answer) {
    return answer.toString();
  }

  @Override
  final void isSound(Recognition answer) {
    if (answer instanceof Recognition.Recognized recognized) {
      assertThat(recognized.version()).isNotBlank();
    } else if (answer instanceof Recognition.Damaged damaged) {
      assertThat(damaged.why()).isNotBlank();
    } else if (answer instanceof Recognition.Renamed renamed) {
      assertThat(renamed.why()).isNotBlank();
    }
  }

  @Test
  void hasAnId() {
    assertThat(recognizer().id()).isNotBlank();
  }
}
