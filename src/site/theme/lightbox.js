// SPDX-FileCopyrightText: 2026 The Dopys authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Photos of an article in a dialog: arrows, Escape; without this file the links lead to the pictures themselves.
'use strict';
{
  const links = [...document.querySelectorAll('a.photo')];
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', 'Перегляд фото');
  const button = (name, text, label, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = name;
    made.textContent = text;
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  };
  const figure = document.createElement('figure');
  const image = document.createElement('img');
  const caption = document.createElement('figcaption');
  caption.setAttribute('aria-live', 'polite');
  figure.append(image, caption);
  let current = 0;
  const show = (index) => {
    current = (index + links.length) % links.length;
    const shown = links[current].querySelector('img');
    const words = links[current].closest('figure')?.querySelector(':scope > figcaption')?.textContent ?? '';
    image.src = links[current].href;
    image.alt = shown.alt;
    caption.textContent = `${current + 1} з ${links.length}. ${[shown.alt, words].filter(Boolean).join('. ')}`;
  };
  dialog.append(figure, button('previous', '‹', 'Попереднє фото', () => show(current - 1)),
    button('next', '›', 'Наступне фото', () => show(current + 1)), button('close', '✕', 'Закрити', () => dialog.close()));
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') show(current - 1);
    if (event.key === 'ArrowRight') show(current + 1);
  });
  dialog.addEventListener('close', () => links[current].focus());
  document.body.append(dialog);
  links.forEach((link, index) => link.addEventListener('click', (event) => {
    event.preventDefault();
    show(index);
    dialog.showModal();
  }));
}
