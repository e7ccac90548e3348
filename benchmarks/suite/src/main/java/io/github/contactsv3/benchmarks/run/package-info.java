/** The program: runs everything, writes results and the page. */
@NullMarked
package io.github.contactsv3.benchmarks.run;

import org.jspecify.annotations.NullMarked;
