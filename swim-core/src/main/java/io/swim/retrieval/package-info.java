/** Plans by which images are fetched again and again, and what came of them. */
package io.swim.retrieval;
