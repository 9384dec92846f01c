/** Software images, their content, digests and versions. */
package io.swim.image;
